package dev.akashi.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akashi.devservices.TestServers;
import dev.akashi.schemas.ControlStatus;
import dev.akashi.schemas.Status;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ElasticsearchStatusStoreIT implements StatusStoreContract {
  private final String unique = UUID.randomUUID().toString().substring(0, 8);

  private static ElasticsearchStatusStore store =
      ElasticsearchStatusStore.connect(
          new StoreAddress(URI.create("http://127.0.0.1:1"), null, null));

  @BeforeAll
  static void connect() {
    var server = TestServers.elasticsearch();
    var address = new StoreAddress(URI.create(server.url()), server.user(), server.password());
    store = ElasticsearchStatusStore.connect(address);
    StoreSetup.ensure(address);
  }

  @AfterAll
  static void close() {
    store.close();
  }

  @Override
  public StatusStore store() {
    return store;
  }

  @Override
  public String unique() {
    return unique;
  }

  @Override
  public void settle() {
    store.refresh();
  }

  @Test
  void whatTheStoreRefusesStopsNothingElse() {
    ControlStatus good = status(CONTROL, "pay", 0, Status.SUPPORTED);
    ControlStatus tooLong = status("mic:" + "x".repeat(600), "pay", 0, Status.FAILING);

    List<Verdict> verdicts = write(tooLong, good);

    assertThat(verdicts.getLast()).isEqualTo(new Verdict.Stored());
    assertThat(verdicts.getFirst()).isInstanceOf(Verdict.Rejected.class);
    assertThat(known("pay")).containsExactly(good);
  }
}
