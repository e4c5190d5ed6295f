package dev.akashi.collector.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code POST /collect/{source}}: 200 when the broker has every record, 4xx with a reason for what
 * can never be accepted, 503 for what cannot be accepted now and may be sent again.
 */
@RestController
public final class CollectController {
  private static final int REQUESTS_MAX = 16;
  private static final Pattern KEY = Pattern.compile("[\\x20-\\x7e]{1,200}");

  private final Map<String, HttpSource> sources;
  private final Semaphore room = new Semaphore(REQUESTS_MAX);

  /** Serves these sources, by id. */
  public CollectController(HttpSources sources) {
    this.sources = sources.byId();
  }

  @PostMapping("/collect/{source}")
  ResponseEntity<Object> collect(@PathVariable String source, HttpServletRequest request)
      throws IOException {
    if (!room.tryAcquire()) {
      return refusal(new Refused(503, "expected at most " + REQUESTS_MAX + " requests at once"));
    }
    try {
      return ResponseEntity.ok(answer(source, request));
    } catch (Refused refused) {
      return refusal(refused);
    } finally {
      room.release();
    }
  }

  private HttpSource.Answer answer(String id, HttpServletRequest request) throws IOException {
    HttpSource source = sources.get(id);
    if (source == null) {
      throw new Refused(404, "expected a source with an http door, found none of this name");
    }
    MediaType type = type(request);
    BodyRecords.Format format = format(type);
    String charset = charset(type, format);
    Optional<String> key = key(request);
    return source.accept(RequestBody.read(request), format, charset, key);
  }

  private static MediaType type(HttpServletRequest request) {
    try {
      String header = request.getContentType();
      return header == null ? MediaType.ALL : MediaType.parseMediaType(header);
    } catch (InvalidMediaTypeException e) {
      throw new Refused(415, "Content-Type: " + e.getMessage());
    }
  }

  private static BodyRecords.Format format(MediaType type) {
    return switch (type.getType() + "/" + type.getSubtype()) {
      case "application/x-ndjson" -> BodyRecords.Format.NDJSON;
      case "application/json" -> BodyRecords.Format.JSON;
      case "text/plain" -> BodyRecords.Format.TEXT;
      default ->
          throw new Refused(
              415,
              "Content-Type: expected application/x-ndjson, application/json or text/plain, found "
                  + type);
    };
  }

  private static @Nullable String charset(MediaType type, BodyRecords.Format format) {
    Charset charset = type.getCharset();
    if (charset == null) {
      return null;
    }
    boolean cp932 =
        charset.equals(Charset.forName("windows-31j"))
            || charset.equals(Charset.forName("Shift_JIS"));
    if (charset.equals(java.nio.charset.StandardCharsets.UTF_8)) {
      return "UTF-8";
    }
    if (cp932 && format == BodyRecords.Format.TEXT) {
      return "windows-31j";
    }
    throw new Refused(
        415, "charset: expected UTF-8, or Shift_JIS for text/plain, found " + charset);
  }

  private static Optional<String> key(HttpServletRequest request) {
    Optional<String> key = Optional.ofNullable(request.getHeader("Idempotency-Key"));
    if (key.isPresent() && !KEY.matcher(key.get()).matches()) {
      throw new Refused(400, "Idempotency-Key: expected 1 to 200 printable ASCII characters");
    }
    return key;
  }

  private static ResponseEntity<Object> refusal(Refused refused) {
    var problem =
        ProblemDetail.forStatusAndDetail(
            HttpStatusCode.valueOf(refused.status()), refused.reason());
    var answer =
        ResponseEntity.status(refused.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
    if (refused.passes()) {
      answer.header("Retry-After", "5");
    }
    return answer.body(problem);
  }
}
