package dev.akashi.sigma.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A sequence. */
public record YamlList(List<YamlNode> items, int line, int column) implements YamlNode {

  public YamlList {
    items = List.copyOf(items);
  }

  @Override
  public List<@Nullable Object> plain() {
    List<@Nullable Object> plain = new ArrayList<>(items.size());
    items.forEach(item -> plain.add(item.plain()));
    return Collections.unmodifiableList(plain);
  }

  @Override
  public String described() {
    return "a list";
  }
}
