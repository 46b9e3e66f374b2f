package dev.cofferdam.action.ssm;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.AutomationExecution;
import software.amazon.awssdk.services.ssm.model.AutomationExecutionFilter;
import software.amazon.awssdk.services.ssm.model.AutomationExecutionFilterKey;
import software.amazon.awssdk.services.ssm.model.AutomationExecutionMetadata;
import software.amazon.awssdk.services.ssm.model.AutomationExecutionStatus;
import software.amazon.awssdk.services.ssm.model.ResourceTypeForTagging;
import software.amazon.awssdk.services.ssm.model.Tag;

/**
 * The executions of a runbook that a step started with certain parameters, found again by their tags: a rehearsal, or
 * the containment of something else, is not taken for this one. Source: SSM API Reference, StartAutomationExecution,
 * DescribeAutomationExecutions.
 *
 * @param parameters all that the runbook is started with, in the order of their names
 */
record Executions(Runbook runbook, SortedMap<String, List<String>> parameters, ActionContext aws) {
    private static final String PARAMETERS = "cofferdam:parameters";
    private static final Set<AutomationExecutionStatus> UNDER_WAY = EnumSet.of(
            AutomationExecutionStatus.PENDING,
            AutomationExecutionStatus.IN_PROGRESS,
            AutomationExecutionStatus.WAITING,
            AutomationExecutionStatus.CANCELLING,
            AutomationExecutionStatus.SCHEDULED,
            AutomationExecutionStatus.RUNBOOK_IN_PROGRESS,
            AutomationExecutionStatus.PENDING_APPROVAL);
    private static final Set<AutomationExecutionStatus> WELL =
            EnumSet.of(AutomationExecutionStatus.SUCCESS, AutomationExecutionStatus.COMPLETED_WITH_SUCCESS);
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    /** The newest of this step, whatever came of it. */
    Optional<AutomationExecutionMetadata> newest() {
        return client()
                .describeAutomationExecutionsPaginator(r -> r.filters(AutomationExecutionFilter.builder()
                        .key(AutomationExecutionFilterKey.DOCUMENT_NAME_PREFIX)
                        .values(runbook.document())
                        .build()))
                .automationExecutionMetadataList()
                .stream()
                .sorted(Comparator.comparing(AutomationExecutionMetadata::executionStartTime)
                        .reversed())
                .filter(e -> tags(e.automationExecutionId()).entrySet().containsAll(marks().entrySet()))
                .findFirst();
    }

    /** The newest, if it is under way or came to a good end. */
    Optional<AutomationExecutionMetadata> standing() {
        return newest().filter(e ->
                UNDER_WAY.contains(e.automationExecutionStatus()) || WELL.contains(e.automationExecutionStatus()));
    }

    String start() {
        return client().startAutomationExecution(r -> r.documentName(runbook.document())
                        .parameters(parameters)
                        .tags(marks().entrySet().stream()
                                .map(t -> Tag.builder()
                                        .key(t.getKey())
                                        .value(t.getValue())
                                        .build())
                                .toList()))
                .automationExecutionId();
    }

    /** Waits until it ended, well or not. */
    AutomationExecution end(String id) {
        var end = aws.clock().instant().plus(LONGEST);
        while (true) {
            var execution = client().getAutomationExecution(r -> r.automationExecutionId(id))
                    .automationExecution();
            if (!UNDER_WAY.contains(execution.automationExecutionStatus())) return execution;
            if (aws.clock().instant().isAfter(end))
                throw new ActionException(
                        "AutomationUnderWay",
                        "Automation %s of %s is %s after %d minutes, at step %s. Run the step again later: it waits for the same one. An approval may be wanted in the account."
                                .formatted(
                                        id,
                                        runbook.document(),
                                        execution.automationExecutionStatusAsString(),
                                        LONGEST.toMinutes(),
                                        execution.currentStepName()));
            aws.progress("automation %s is at %s".formatted(id, execution.currentStepName()));
            aws.pause(BETWEEN_LOOKS);
        }
    }

    /** @throws ActionException when it did not end well */
    AutomationExecution demandWell(AutomationExecution execution) {
        if (endedWell(execution)) return execution;
        throw new ActionException(
                "AutomationFailed",
                "Automation %s of %s ended as %s: %s. What it changed until then stands; undo lets it go. Look at its steps in Systems Manager."
                        .formatted(
                                execution.automationExecutionId(),
                                runbook.document(),
                                execution.automationExecutionStatusAsString(),
                                execution.failureMessage() == null
                                        ? "no reason is given"
                                        : execution.failureMessage()));
    }

    boolean endedWell(AutomationExecution execution) {
        return WELL.contains(execution.automationExecutionStatus());
    }

    /** Tags take no braces, and are not as long as parameters may be. */
    private Map<String, String> marks() {
        var marks = new TreeMap<>(aws.tags());
        var whole = parameters.toString().getBytes(StandardCharsets.UTF_8);
        marks.put(PARAMETERS, UUID.nameUUIDFromBytes(whole).toString());
        return marks;
    }

    private Map<String, String> tags(String execution) {
        return client()
                .listTagsForResource(
                        r -> r.resourceType(ResourceTypeForTagging.AUTOMATION).resourceId(execution))
                .tagList()
                .stream()
                .collect(Collectors.toMap(Tag::key, Tag::value, (_, last) -> last));
    }

    private SsmClient client() {
        return aws.client(SsmClient.class);
    }
}
