package dev.akashi.collector.file;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Which of the files that are there is which of the files we know. The rules are those of the
 * package's description. Belongs to its source's thread.
 */
final class Follows {
  private final TreeMap<Long, Follow> present = new TreeMap<>();
  private final Absent absent;
  private final Map<String, Copy> copies = new HashMap<>();
  private long nextGeneration;
  private boolean changed;

  /** A file that is not read because all of it is the beginning of another one. */
  private record Copy(Seen seen, long original) {}

  /** A file that has to be told which one it is. */
  private record Stranger(Seen seen, boolean archive, Optional<Identity.Match> match) {}

  Follows(Bookmark bookmark, long nowNs) {
    nextGeneration = bookmark.nextGeneration();
    absent = new Absent(bookmark.files(), nowNs);
  }

  /** Takes in a look at the directories. Answers what went wrong with single files. */
  List<String> reconcile(List<Seen> files, long nowNs) {
    List<String> troubles = new ArrayList<>();
    Map<String, Seen> unassigned = new LinkedHashMap<>();
    files.forEach(file -> unassigned.put(file.key(), file));
    keep(unassigned, nowNs);
    copies.values().removeIf(copy -> !stillCopy(copy, unassigned));
    copies.keySet().forEach(unassigned::remove);
    Set<String> names = new HashSet<>();
    files.forEach(file -> names.add(file.path().toString()));
    List<Stranger> strangers = strangers(unassigned.values(), troubles);
    for (Stranger stranger : welcomeBack(strangers, names, nowNs)) {
      attempt(stranger.seen(), troubles, () -> copyOrNew(stranger, names, nowNs));
    }
    return troubles;
  }

  private void keep(Map<String, Seen> unassigned, long nowNs) {
    for (Follow follow : List.copyOf(present.values())) {
      Seen now = unassigned.get(follow.seen().key());
      if (now != null && isStill(follow, now)) {
        boolean moved = !now.path().equals(follow.seen().path());
        changed |= moved;
        Known known = follow.known();
        follow.sawAgain(now, moved ? known.seenAt(now.path(), true) : known, nowNs);
        unassigned.remove(now.key());
      } else {
        present.remove(follow.known().generation());
        absent.add(follow.known().withUnread(follow.unreadBytes()), nowNs);
      }
    }
  }

  private static boolean isStill(Follow follow, Seen now) {
    try {
      return follow.isStill(now);
    } catch (IOException e) {
      return false; // vanished between the look and now
    }
  }

  private boolean stillCopy(Copy copy, Map<String, Seen> unassigned) {
    return copy.seen().equals(unassigned.get(copy.seen().key()))
        && present.containsKey(copy.original());
  }

  private List<Stranger> strangers(Collection<Seen> files, List<String> troubles) {
    List<Known> all =
        Stream.concat(present.values().stream().map(Follow::known), absent.stream()).toList();
    List<Stranger> strangers = new ArrayList<>();
    files.stream()
        .filter(file -> file.size() > 0)
        .sorted(Comparator.comparingLong(Seen::modifiedMs).thenComparing(Seen::path))
        .forEach(
            file ->
                attempt(
                    file,
                    troubles,
                    () -> {
                      boolean archive = Content.isArchive(file.path());
                      strangers.add(
                          new Stranger(file, archive, Identity.match(file.path(), archive, all)));
                    }));
    return strangers;
  }

  /**
   * Gives absent files back to the strangers that continue them. Where several do, as a log and its
   * copy that is still being written, the longest plain one is the one that may grow.
   */
  private List<Stranger> welcomeBack(List<Stranger> strangers, Set<String> names, long nowNs) {
    List<Stranger> rest = new ArrayList<>(strangers);
    strangers.stream()
        .sorted(
            Comparator.comparing(Stranger::archive)
                .thenComparing(stranger -> -stranger.seen().size()))
        .forEach(
            stranger -> {
              var match = stranger.match();
              if (match.isPresent() && absent.remove(match.get().known().generation())) {
                Seen seen = stranger.seen();
                Known was = match.get().known();
                boolean rotated =
                    was.rotated()
                        || !was.path().equals(seen.path().toString())
                        || looksRotated(stranger, names);
                Known known = was.seenAt(seen.path(), rotated);
                changed |= !known.equals(was);
                present.put(
                    known.generation(),
                    new Follow(
                        known,
                        seen,
                        stranger.archive(),
                        match.get().digest(),
                        match.get().window(),
                        nowNs));
                rest.remove(stranger);
              }
            });
    return rest;
  }

  private void copyOrNew(Stranger stranger, Set<String> names, long nowNs) throws IOException {
    Seen seen = stranger.seen();
    for (Follow original : present.values()) {
      if (Identity.isBeginning(seen.path(), stranger.archive(), original)) {
        copies.put(seen.key(), new Copy(seen, original.known().generation()));
        return;
      }
    }
    String fingerprint = Identity.fingerprint(seen.path(), stranger.archive());
    Known known =
        Known.discovered(nextGeneration++, fingerprint, seen.path(), looksRotated(stranger, names));
    present.put(
        known.generation(),
        new Follow(known, seen, stranger.archive(), new PrefixDigest(), Window.NONE, nowNs));
  }

  /** {@code auth.log.1} or {@code auth.log-20261122} beside {@code auth.log}, or an archive. */
  private static boolean looksRotated(Stranger stranger, Set<String> names) {
    String path = stranger.seen().path().toString();
    return stranger.archive()
        || names.stream()
            .anyMatch(name -> path.startsWith(name + ".") || path.startsWith(name + "-"));
  }

  private interface Attempt {
    void run() throws IOException;
  }

  private static void attempt(Seen file, List<String> troubles, Attempt attempt) {
    try {
      attempt.run();
    } catch (NoSuchFileException e) {
      // Rotated away since the look; the next look finds it under its new name.
    } catch (EOFException e) {
      troubles.add(
          file.path() + ": expected a whole gzip archive, found a part; it waits for the rest");
    } catch (IOException e) {
      troubles.add(file.path() + ": expected to read it, found: " + e);
    }
  }

  /** All that are there, in the order of their discovery. */
  List<Follow> present() {
    return List.copyOf(present.values());
  }

  /** See {@link Absent#losses}. */
  List<Absent.Loss> losses(long nowNs, long graceMs) {
    List<Absent.Loss> losses = absent.losses(nowNs, graceMs);
    changed |= absent.takeChanged();
    return losses;
  }

  /** Whether the bookmark says more than when this was last asked. */
  boolean takeChanged() {
    boolean was = changed;
    changed = false;
    return was;
  }

  Bookmark bookmark() {
    return bookmarkWith(Optional.empty());
  }

  /** The bookmark as it is once a file has been read further. */
  Bookmark bookmarkWith(Optional<Known> further) {
    Stream<Known> there =
        present.values().stream()
            .map(Follow::known)
            .map(
                known ->
                    further
                        .filter(other -> other.generation() == known.generation())
                        .orElse(known));
    return new Bookmark(
        nextGeneration,
        Stream.concat(there, absent.stream()).filter(known -> known.offset() > 0).toList());
  }
}
