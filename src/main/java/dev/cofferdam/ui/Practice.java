package dev.cofferdam.ui;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A scenario of the range that a team can practise.
 *
 * @param scenario as a target names it: {@code range:SCENARIO}
 * @param finding what the responder is handed at the start
 */
public record Practice(
        String scenario,
        String title,
        String description,
        @Nullable JsonNode finding) {}
