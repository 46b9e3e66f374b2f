package dev.cofferdam.range;

import dev.cofferdam.aws.AwsSessionException;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Reads a scenario file. Times are written relative to the start, as {@code -6h30m}, or as RFC 3339; durations as
 * {@code 5m}.
 */
final class ScenarioReader {
    private static final Pattern SPAN = Pattern.compile("(?:(\\d+)d)?(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+)s)?");

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addModule(new SimpleModule()
                    .addDeserializer(Instant.class, new Times())
                    .addDeserializer(Duration.class, new Spans()))
            .build();

    private final String file;
    private final Instant start;

    /** @param file for messages */
    ScenarioReader(String file, Instant start) {
        this.file = file;
        this.start = start;
    }

    /** @throws AwsSessionException with file and line */
    Scenario read(String yaml) {
        var scenario = parse(yaml);
        new ScenarioCheck(file, yaml).check(scenario);
        return scenario;
    }

    private Scenario parse(String yaml) {
        try {
            return YAML.readerFor(Scenario.class)
                    .withAttribute(Times.START, start)
                    .readValue(yaml);
        } catch (JacksonException e) {
            throw new AwsSessionException(file + ":" + place(e, yaml) + ": " + e.getOriginalMessage(), e);
        }
    }

    /** Jackson has lost the place of an unknown key by the time it complains, so that it is looked for. */
    private static String place(JacksonException e, String yaml) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            var key = Pattern.compile("\\b" + Pattern.quote(unknown.getPropertyName()) + "\\s*:")
                    .matcher(yaml);
            if (key.find()) {
                var before = yaml.substring(0, key.start());
                return (before.chars().filter(c -> c == '\n').count() + 1) + ":"
                        + (before.length() - before.lastIndexOf('\n'));
            }
        }
        var at = e.getLocation();
        return at == null || at.getLineNr() < 1 ? "1:1" : at.getLineNr() + ":" + at.getColumnNr();
    }

    private static Duration span(String text) {
        var matcher = SPAN.matcher(text);
        if (text.isEmpty() || !matcher.matches()) {
            throw new IllegalArgumentException("not a span of time: '" + text + "' (as 6h30m)");
        }
        return Duration.ofDays(part(matcher.group(1)))
                .plusHours(part(matcher.group(2)))
                .plusMinutes(part(matcher.group(3)))
                .plusSeconds(part(matcher.group(4)));
    }

    private static long part(@org.jspecify.annotations.Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private static final class Times extends StdDeserializer<Instant> {
        private static final Object START = new Object();

        private Times() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) {
            var text = parser.getString();
            var start = (Instant) context.getAttribute(START);
            try {
                return text.startsWith("-") ? start.minus(span(text.substring(1))) : Instant.parse(text);
            } catch (IllegalArgumentException | java.time.DateTimeException e) {
                throw context.weirdStringException(text, Instant.class, "not a time (as -6h30m): " + e.getMessage());
            }
        }
    }

    private static final class Spans extends StdDeserializer<Duration> {
        private Spans() {
            super(Duration.class);
        }

        @Override
        public Duration deserialize(JsonParser parser, DeserializationContext context) {
            var text = parser.getString();
            try {
                return span(text);
            } catch (IllegalArgumentException e) {
                throw context.weirdStringException(text, Duration.class, String.valueOf(e.getMessage()));
            }
        }
    }
}
