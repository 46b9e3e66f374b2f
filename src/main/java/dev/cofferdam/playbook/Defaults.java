package dev.cofferdam.playbook;

import java.time.Duration;

/** What a playbook's steps have unless they say otherwise. */
public record Defaults(Duration timeout, OnError onError, Step.Where where) {}
