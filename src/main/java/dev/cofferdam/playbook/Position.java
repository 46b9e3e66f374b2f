package dev.cofferdam.playbook;

/** A place in a file; line and column count from 1. */
public record Position(int line, int column) {}
