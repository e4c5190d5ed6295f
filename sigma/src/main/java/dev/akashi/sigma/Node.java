package dev.akashi.sigma;

import java.util.List;

/**
 * A compiled part of a rule. {@link #holds} and {@link #explain} always agree: both rest on the
 * same tests, the one stops at the first part that decides, the other asks every part.
 */
sealed interface Node permits Node.AllOf, Node.AnyOf, Node.Not, Node.Selection, Node.Leaf {

  boolean holds(Slots event);

  Reason explain(Slots event);

  /** Looks at the event itself. */
  non-sealed interface Leaf extends Node {}

  record AllOf(List<Node> parts) implements Node {
    public AllOf {
      parts = List.copyOf(parts);
    }

    static Node of(List<Node> parts) {
      return parts.size() == 1 ? parts.getFirst() : new AllOf(parts);
    }

    @Override
    public boolean holds(Slots event) {
      for (int i = 0; i < parts.size(); i++) {
        if (!parts.get(i).holds(event)) {
          return false;
        }
      }
      return true;
    }

    @Override
    public Reason explain(Slots event) {
      List<Reason> reasons = parts.stream().map(part -> part.explain(event)).toList();
      return new Reason.Joined("and", reasons.stream().allMatch(Reason::holds), reasons);
    }
  }

  record AnyOf(List<Node> parts) implements Node {
    public AnyOf {
      parts = List.copyOf(parts);
    }

    static Node of(List<Node> parts) {
      return parts.size() == 1 ? parts.getFirst() : new AnyOf(parts);
    }

    @Override
    public boolean holds(Slots event) {
      for (int i = 0; i < parts.size(); i++) {
        if (parts.get(i).holds(event)) {
          return true;
        }
      }
      return false;
    }

    @Override
    public Reason explain(Slots event) {
      List<Reason> reasons = parts.stream().map(part -> part.explain(event)).toList();
      return new Reason.Joined("or", reasons.stream().anyMatch(Reason::holds), reasons);
    }
  }

  record Not(Node part) implements Node {
    @Override
    public boolean holds(Slots event) {
      return !part.holds(event);
    }

    @Override
    public Reason explain(Slots event) {
      return new Reason.Negated(part.explain(event));
    }
  }

  record Selection(String name, Node body) implements Node {
    @Override
    public boolean holds(Slots event) {
      return body.holds(event);
    }

    @Override
    public Reason explain(Slots event) {
      return new Reason.Selected(name, body.explain(event));
    }
  }
}
