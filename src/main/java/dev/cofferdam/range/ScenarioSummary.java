package dev.cofferdam.range;

/** @param name as a target names it: {@code range:NAME} */
public record ScenarioSummary(String name, String title, String description) {}
