package dev.cofferdam.ui.start;

import dev.cofferdam.playbook.InputSpec;
import dev.cofferdam.playbook.Playbook;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What a finding tells of a playbook's inputs. */
final class FindingInputs {
    private FindingInputs() {}

    /** By the input's name; what the finding does not hold, or holds in no usable form, is left out. */
    static Map<String, JsonNode> of(Playbook playbook, JsonNode finding) {
        var found = new LinkedHashMap<String, JsonNode>();
        playbook.inputs().forEach((name, spec) -> value(spec, finding).ifPresent(value -> found.put(name, value)));
        return found;
    }

    private static Optional<JsonNode> value(InputSpec spec, JsonNode finding) {
        if (spec.from() == null) return Optional.empty();
        var value =
                finding.at("/" + spec.from().replace("[", ".").replace("]", "").replace('.', '/'));
        if (!value.isValueNode() || value.isNull()) return Optional.empty();
        try {
            return Optional.of(spec.parse(value.asString()));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
