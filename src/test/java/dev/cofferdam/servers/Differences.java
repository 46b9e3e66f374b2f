package dev.cofferdam.servers;

import static java.util.Objects.requireNonNull;

import dev.cofferdam.caselog.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What moto cannot do, or does otherwise than AWS: {@code moto-differences.yaml}. */
final class Differences {
    /**
     * @param action that cannot be tried on moto because of it, with the variant of its case where there are several
     * @param moto what moto does
     * @param aws what AWS does, with the page that says so
     * @param fails what the case says when it fails on moto, in part
     */
    record Difference(String action, String moto, String aws, String fails) {}

    /**
     * A reading call that moto lacks and actions do without when it is denied. A proxy before moto denies it, so that
     * the rest of these actions is tried.
     *
     * @param operation {@code ssm:DescribeInstanceInformation}
     * @param parameters that it cannot be asked without
     * @param moto what moto does
     */
    record Lack(String operation, @Nullable Map<String, Object> parameters, String moto) {
        Lack {
            parameters = parameters == null ? Map.of() : Map.copyOf(parameters);
        }

        Read read() {
            var call = operation.split(":", 2);
            return new Read(call[0], call[1], requireNonNull(parameters));
        }
    }

    private record File(List<Lack> lacking, List<Difference> differing) {}

    private static final String FILE = "/servers/moto-differences.yaml";

    private Differences() {}

    static List<Lack> lacking() {
        return read().lacking();
    }

    static List<Difference> all() {
        return read().differing();
    }

    private static File read() {
        try (var file = Objects.requireNonNull(Differences.class.getResourceAsStream(FILE), FILE)) {
            return Json.MAPPER.treeToValue(new YAMLMapper().readTree(file), File.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Optional<Difference> of(String action) {
        return all().stream().filter(d -> d.action().equals(action)).findFirst();
    }
}
