package dev.akashi.collector.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akashi.catalog.pack.Framing;
import dev.akashi.collector.outbox.Outbox;
import dev.akashi.schemas.SourceEvent;
import dev.akashi.schemas.wire.NotPublishedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every test says what happens to the files and which records come out, once each. */
class FileIdentityTest extends FilesFixture {
  @Test
  void rotationByRenameReadsTheRestOfTheOldFileFirst() throws IOException {
    append(log, "one\n");
    look();
    append(log, "two\n");
    Files.move(log, path("auth.log.1"));
    append(log, "three\n");
    look();
    assertThat(payloads()).containsExactly("one", "two", "three");
  }

  @Test
  void anArchiveThatRepeatsWhatWasReadIsRecognised() throws IOException {
    append(log, "one\ntwo\n");
    look();
    Files.move(log, path("auth.log.1"));
    append(log, "three\n");
    look();
    gzip(path("auth.log.1"), path("auth.log.2.gz"));
    Files.delete(path("auth.log.1"));
    look();
    look();
    assertThat(payloads()).containsExactly("one", "two", "three");
  }

  @Test
  void anArchiveOfAFileThatWasReadInPartGoesOnWhereWeWere() throws IOException {
    append(log, "one\n");
    look();
    append(log, "two\nthree\n");
    gzip(log, path("auth.log.1.gz"));
    Files.delete(log);
    look();
    assertThat(payloads()).containsExactly("one", "two", "three");
  }

  @Test
  void theSameAcrossARestart() throws IOException {
    append(log, "one\n");
    look();
    append(log, "two\n");
    gzip(log, path("auth.log.1.gz"));
    Files.delete(log);
    append(log, "three\n");
    restart();
    look();
    assertThat(distinct()).containsExactly("one", "two", "three");
  }

  @Test
  void copyTruncateGoesOnInTheCopy() throws IOException {
    append(log, "one\n");
    look();
    append(log, "two\n");
    Files.copy(log, path("auth.log.1"));
    truncate(log);
    append(log, "three\n");
    look();
    look();
    assertThat(payloads()).containsExactlyInAnyOrder("one", "two", "three");
  }

  @Test
  void aCopyBesideItsOriginalIsNotReadEvenWhenTheOriginalGrows() throws IOException {
    append(log, "one\ntwo\n");
    look();
    Files.copy(log, path("auth.log.bak"));
    look();
    append(log, "three\n");
    look();
    restart();
    look();
    assertThat(distinct()).containsExactly("one", "two", "three");
    assertThat(broker.events()).extracting(SourceEvent::getSequence).containsOnly(0L, 1L, 2L);
  }

  @Test
  void bytesThatWereSeenAndTruncatedAwayAreAGap() throws IOException {
    source = open(NO_PATIENCE);
    append(log, "one\nunfinished line");
    look();
    truncate(log);
    append(log, "two\n");
    look();
    look();
    SourceEvent gap =
        broker.events().stream().filter(e -> e.getDefect() != null).findFirst().orElseThrow();
    assertThat(gap.getDefect().getCode()).isEqualTo("SOURCE_GAP");
    assertThat(gap.getDefect().getLength()).isEqualTo("unfinished line".length());
    assertThat(lines()).containsExactly("one", "two");
  }

  @Test
  void truncationWithNothingUnreadIsNoGap() throws IOException {
    source = open(NO_PATIENCE);
    append(log, "one\n");
    look();
    truncate(log);
    append(log, "two, which is longer than one\n");
    look();
    look();
    assertThat(broker.events()).allMatch(e -> e.getDefect() == null);
    assertThat(payloads()).containsExactly("one", "two, which is longer than one");
  }

  @Test
  void aFileThatVanishedWhileWeWereAwayIsAGapOfUnknownLengthToldOnce() throws IOException {
    append(log, "one\n");
    look();
    Files.delete(log);
    append(log, "other\n");
    source = open(NO_PATIENCE);
    look();
    source = open(NO_PATIENCE);
    look();
    assertThat(
            broker.events().stream()
                .filter(e -> e.getDefect() != null)
                .map(SourceEvent::getSequence)
                .distinct())
        .hasSize(1);
    assertThat(distinct()).contains("one", "other");
    assertThat(broker.events().stream().filter(e -> e.getDefect() != null).findFirst())
        .get()
        .extracting(gap -> gap.getDefect().getMessage())
        .asString()
        .contains("read up to byte 4; whether more was written cannot be known");
  }

  @Test
  void allGapsAreToldAlsoByWhoDiesWithTheFirst() throws IOException {
    append(path("auth.log.a"), "a\n");
    append(path("auth.log.b"), "b\n");
    look();
    Files.delete(path("auth.log.a"));
    Files.delete(path("auth.log.b"));
    Outbox dying = outbox();
    dying.settle();
    source =
        new FileSource(
            List.of(directory + "/logs/auth.log*"),
            new Framing.Lines(),
            dying,
            NO_PATIENCE,
            health);
    broker.goAway();
    assertThatThrownBy(this::look).isInstanceOf(NotPublishedException.class);

    broker.comeBack();
    source = open(NO_PATIENCE);
    look();
    assertThat(
            broker.events().stream()
                .filter(e -> e.getDefect() != null)
                .map(e -> e.getOrigin().get("log.file.path"))
                .distinct())
        .containsExactlyInAnyOrder(path("auth.log.a").toString(), path("auth.log.b").toString());
  }

  @Test
  void twoLogsWithTheSameLongHeaderAreTwoFiles() throws IOException {
    String header = "#Fields: date time s-ip cs-method\n".repeat(40); // more than 1 KiB
    append(path("auth.log.a"), header + "a1\n");
    append(path("auth.log.b"), header + "b1\n");
    look();
    assertThat(payloads()).hasSize(82).contains("a1", "b1");
    append(path("auth.log.a"), "a2\n");
    append(path("auth.log.b"), "b2\n");
    look();
    assertThat(payloads()).hasSize(84).contains("a2", "b2");
  }

  @Test
  void aNewLogThatHoldsTheHeaderOnlyIsReadAsSoonAsItDiffers() throws IOException {
    append(log, "#header\none\n");
    look();
    Files.move(log, path("auth.log.1"));
    append(log, "#header\n");
    look();
    assertThat(payloads()).containsExactly("#header", "one");
    append(log, "two\n");
    look();
    assertThat(payloads()).containsExactly("#header", "one", "#header", "two");
  }

  @Test
  void aNewLogThatRepeatsAllOfTheOldAndGrowsIsANewFile() throws IOException {
    append(log, "started\n");
    look();
    Files.move(log, path("auth.log.1"));
    append(log, "started\n");
    look();
    append(log, "two\n");
    look();
    assertThat(payloads()).containsExactly("started", "started", "two");
  }

  @Test
  void aTruncatedLogThatGrowsPastItsOldSizeIsNoticed() throws IOException {
    append(log, "one\n");
    look();
    truncate(log);
    append(log, "a\nb\nc\nd\n");
    look();
    assertThat(payloads()).containsExactly("one", "a", "b", "c", "d");
  }

  @Test
  void anArchiveInTheMakingWaits() throws IOException {
    append(path("plain"), "one\ntwo\n");
    gzip(path("plain"), path("whole.gz"));
    byte[] whole = Files.readAllBytes(path("whole.gz"));
    Path archive = path("auth.log.1.gz");
    Files.write(archive, Arrays.copyOf(whole, whole.length - 4));
    look();
    assertThat(payloads()).isEmpty();
    assertThat(health.troubles()).singleElement().asString().contains("whole gzip archive");
    Files.write(archive, whole);
    look();
    assertThat(payloads()).containsExactly("one", "two");
    assertThat(health.troubles()).isEmpty();
  }

  @Test
  void hardLinksAreOneFile() throws IOException {
    append(log, "one\n");
    Files.createLink(path("auth.log.link"), log);
    look();
    append(log, "two\n");
    look();
    assertThat(payloads()).containsExactly("one", "two");
  }

  @Test
  void aThousandRotationsLoseAndDoubleNothing() throws IOException {
    List<String> written = new ArrayList<>();
    var random = new java.util.Random(7);
    for (int i = 0; i < 600; i++) {
      String line = "line " + i + " " + "x".repeat(random.nextInt(50));
      append(log, line + "\n");
      written.add(line);
      switch (random.nextInt(12)) {
        case 0 -> rotate(false);
        case 1 -> rotate(true);
        case 2 -> restart();
        case 3, 4, 5 -> look();
        default -> {}
      }
    }
    look();
    assertThat(distinct()).containsExactlyInAnyOrderElementsOf(written);
    long distinctSequences =
        broker.events().stream().map(SourceEvent::getSequence).distinct().count();
    assertThat(distinctSequences).isEqualTo(written.size());
  }

  /** As logrotate does: .2.gz is the eldest kept, .1 plain; by rename or by copy and truncation. */
  private void rotate(boolean copyTruncate) throws IOException {
    look(); // logrotate runs once a day: between two runs there is always a look
    if (Files.exists(path("auth.log.1"))) {
      gzip(path("auth.log.1"), path("auth.log.2.gz"));
      Files.delete(path("auth.log.1"));
    }
    if (copyTruncate) {
      Files.copy(log, path("auth.log.1"), StandardCopyOption.COPY_ATTRIBUTES);
      truncate(log);
    } else {
      Files.move(log, path("auth.log.1"));
    }
  }
}
