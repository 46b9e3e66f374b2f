package dev.cofferdam.run;

/**
 * Why a step failed, for somebody who has to decide.
 *
 * @param code stable and searchable: AWS's own error code where there is one, else ours
 * @param what what happened, to which resource
 * @param todo what to do next
 */
public record Failure(String code, String what, String todo) {}
