package dev.akashi.catalog.expectation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an expectation does with its events. Names are those of its {@link CountedEvent}s. */
public sealed interface Mechanism {

  /**
   * Something has to come again and again, for each key.
   *
   * @param good what has to come; of several each has to, and is a key of its own
   * @param bad what contradicts until the next good one; of several the first belongs to the first
   *     good one, and so on
   * @param member what makes a key known that was never good, such as a register of hosts
   * @param retired what ends a key, such as a host that was given back
   * @param min how many of it each window has to hold, 1 to {@value #MIN_MAX}
   * @param share of the known keys that have to be good, above 0 and at most 1
   */
  record Recurs(
      List<String> good,
      List<String> bad,
      @Nullable String member,
      @Nullable String retired,
      Span window,
      int min,
      BigDecimal share)
      implements Mechanism {
    /** The most that a window can be asked to hold. */
    public static final int MIN_MAX = 8;

    public Recurs {
      good = List.copyOf(good);
      bad = List.copyOf(bad);
    }

    /**
     * The good event to which an event belongs where there are several; empty where there is one,
     * or where it belongs to none.
     */
    public Optional<String> partOf(String event) {
      int place = good.contains(event) ? good.indexOf(event) : bad.indexOf(event);
      return good.size() == 1 || place < 0 ? Optional.empty() : Optional.of(good.get(place));
    }

    @Override
    public List<List<String>> essential() {
      return good.stream().map(List::of).toList();
    }
  }

  /**
   * Each event of one kind needs others beside it.
   *
   * @param unless any of these takes the event out of the judgement
   * @param remedy what closes a case that was found broken; null where only time does
   * @param settle how long is waited for what has happened before and is told later
   */
  record Follows(
      String each,
      List<Need> needs,
      List<Need> unless,
      @Nullable String remedy,
      Span settle,
      Span remember,
      Span watch)
      implements Mechanism {
    public Follows {
      needs = List.copyOf(needs);
      unless = List.copyOf(unless);
    }

    @Override
    public List<List<String>> essential() {
      var essential = new ArrayList<List<String>>();
      essential.add(List.of(each));
      needs.forEach(need -> essential.add(need.events()));
      return essential;
    }

    @Override
    public @Nullable String watched() {
      return each;
    }
  }

  /**
   * Something must not happen.
   *
   * @param bad what must not
   * @param good the same done right, which shows that the check sees its events; null where none
   *     can
   * @param shown whether one of the two has to have come within the watch, since its source brings
   *     other things as well
   * @param remember how long one counts that nothing has closed
   */
  record Never(
      String bad,
      @Nullable String good,
      boolean shown,
      List<Need> unless,
      @Nullable String remedy,
      Span settle,
      Span remember,
      Span watch)
      implements Mechanism {
    public Never {
      unless = List.copyOf(unless);
    }

    @Override
    public List<List<String>> essential() {
      return List.of(good == null ? List.of(bad) : List.of(bad, good));
    }

    @Override
    public @Nullable String watched() {
      return bad;
    }
  }

  /**
   * Something must not happen any more once another thing has, for the same key.
   *
   * @param after what forbids it
   * @param never what is forbidden
   * @param until what allows it again; null where nothing does
   * @param grace how long after it is still right
   */
  record NeverAfter(
      String after,
      String never,
      @Nullable String until,
      @Nullable String remedy,
      Span grace,
      Span remember,
      Span watch)
      implements Mechanism {
    @Override
    public List<List<String>> essential() {
      return List.of(List.of(after), List.of(never));
    }

    @Override
    public @Nullable String watched() {
      return never;
    }
  }

  /**
   * The newest of two kinds of events tells how it stands, for each key.
   *
   * @param window how long a good one lasts; {@link Span#ZERO} for ever
   */
  record Latest(String good, String bad, @Nullable String retired, Span window)
      implements Mechanism {
    @Override
    public List<List<String>> essential() {
      return List.of(List.of(good, bad));
    }
  }

  /**
   * One kind of event may only be a small part of another.
   *
   * @param whole all of them, the part included
   * @param max the largest part, 0 to 1
   * @param atLeast below so many of the whole nothing is concluded
   */
  record Share(String part, String whole, BigDecimal max, int atLeast, Span window, Span watch)
      implements Mechanism {
    @Override
    public List<List<String>> essential() {
      return List.of(List.of(whole));
    }

    @Override
    public @Nullable String watched() {
      return whole;
    }
  }

  /**
   * As much has to come as usual at the same hour of the same weekday, for each key.
   *
   * @param share of the usual that is still enough, above 0 and at most 1
   * @param weeks how many weeks have to be known before anything is concluded, 1 to 12
   */
  record Volume(String event, BigDecimal share, int weeks) implements Mechanism {
    @Override
    public List<List<String>> essential() {
      return List.of(List.of(event));
    }
  }

  /**
   * Evidence of several kinds is needed.
   *
   * @param all one event for each kind
   * @param share of the systems in scope that have to have all of them; zero to ask this system
   *     only
   */
  record Sufficient(List<String> all, Span window, BigDecimal share) implements Mechanism {
    public Sufficient {
      all = List.copyOf(all);
    }

    @Override
    public List<List<String>> essential() {
      return all.stream().map(List::of).toList();
    }
  }

  /**
   * A Sigma correlation over the events says what must not be.
   *
   * @param rules the correlation, over rules with the ids of the events
   * @param id id of the correlation
   * @param fields what it groups by and measures
   * @param lateness how far events may be out of order
   */
  record Correlates(
      String rules,
      String id,
      List<String> events,
      Set<String> fields,
      Span lateness,
      Span remember,
      Span watch)
      implements Mechanism {
    public Correlates {
      events = List.copyOf(events);
      fields = Set.copyOf(fields);
    }

    @Override
    public List<List<String>> essential() {
      return List.of(events);
    }

    @Override
    public @Nullable String watched() {
      return events.getFirst();
    }
  }

  /**
   * Events without which nothing can be judged: of each list at least one has to have a source,
   * else nobody watches.
   */
  List<List<String>> essential();

  /**
   * The event whose absence is good news, which it only is while its source is heard and without
   * gaps; null where absence is never good.
   */
  default @Nullable String watched() {
    return null;
  }

  /** How long the source of the watched event has to have been heard without gaps. */
  default Span watch() {
    return Span.ZERO;
  }
}
