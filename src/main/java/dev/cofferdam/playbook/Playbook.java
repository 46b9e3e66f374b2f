package dev.cofferdam.playbook;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A checked playbook. Immutable and shared between runs; nothing that an expression evaluates to is ever kept in it.
 *
 * @param inputs by name, in the file's order
 * @param severity lower-case: low, medium, high, critical
 * @param text the file as it was read; {@code sha256} is of its UTF-8 bytes, lower-case hex
 * @param source where it was read from, for people
 */
public record Playbook(
        String id,
        String version,
        String title,
        @Nullable String severity,
        List<String> attack,
        List<String> findings,
        List<String> objectives,
        List<String> roles,
        Map<String, InputSpec> inputs,
        Defaults defaults,
        List<Step> steps,
        String text,
        String sha256,
        String source) {

    /** All steps in the file's order, the nested ones behind the step that holds them; not those of sub-playbooks. */
    public Stream<Step> allSteps() {
        return steps.stream().flatMap(Step::withNested);
    }
}
