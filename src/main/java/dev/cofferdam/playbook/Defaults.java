package dev.cofferdam.playbook;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a playbook's steps have unless they say otherwise. */
public record Defaults(
        Duration timeout, OnError onError, @Nullable Template region) {}
