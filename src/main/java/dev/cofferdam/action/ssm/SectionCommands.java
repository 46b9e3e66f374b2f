package dev.cofferdam.action.ssm;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.Command;
import software.amazon.awssdk.services.ssm.model.CommandInvocationStatus;
import software.amazon.awssdk.services.ssm.model.CommandStatus;
import software.amazon.awssdk.services.ssm.model.GetCommandInvocationResponse;
import software.amazon.awssdk.services.ssm.model.InvocationDoesNotExistException;

/** The commands that a step sent to an instance, one a section: {@code SendCommand} has no client token. */
final class SectionCommands {
    static final String DOCUMENT = "AWS-RunShellScript";

    private static final Set<CommandStatus> LOST =
            Set.of(CommandStatus.FAILED, CommandStatus.TIMED_OUT, CommandStatus.CANCELLED, CommandStatus.CANCELLING);
    private static final Set<CommandInvocationStatus> UNDER_WAY = Set.of(
            CommandInvocationStatus.PENDING, CommandInvocationStatus.IN_PROGRESS, CommandInvocationStatus.DELAYED);
    private static final int SECONDS = 120;
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(3);

    private final ActionContext aws;
    private final SsmClient ssm;
    private final String instance;

    SectionCommands(String instance, ActionContext aws) {
        this.aws = aws;
        this.ssm = aws.client(SsmClient.class);
        this.instance = instance;
    }

    /** The newest of each section that did not fail. */
    Map<VolatileSection, Command> sent() {
        var commands = ssm.listCommandsPaginator(r -> r.instanceId(instance)).commands().stream()
                .filter(c -> !LOST.contains(c.status()))
                .sorted(Comparator.comparing(Command::requestedDateTime))
                .toList();
        var sent = new EnumMap<VolatileSection, Command>(VolatileSection.class);
        for (var section : VolatileSection.values()) {
            var comment = section.comment(aws.caseId(), aws.step(), instance);
            commands.stream().filter(c -> comment.equals(c.comment())).forEach(c -> sent.put(section, c));
        }
        return sent;
    }

    /** @param bucket gets the whole output as well; null: nothing does */
    void send(VolatileSection section, @Nullable String bucket) {
        ssm.sendCommand(r -> r.instanceIds(instance)
                .documentName(DOCUMENT)
                .comment(section.comment(aws.caseId(), aws.step(), instance))
                .timeoutSeconds(SECONDS)
                .parameters(Map.of(
                        "commands", List.of(section.script()),
                        "executionTimeout", List.of(Integer.toString(SECONDS))))
                .outputS3BucketName(bucket)
                .outputS3KeyPrefix(bucket == null ? null : "cofferdam/" + aws.caseId()));
    }

    /** Waits until it ran. */
    GetCommandInvocationResponse result(String command) {
        var end = aws.clock().instant().plus(LONGEST);
        for (var result = look(command); ; result = look(command)) {
            if (result != null && !UNDER_WAY.contains(result.status())) return result;
            if (aws.clock().instant().isAfter(end))
                throw new ActionException(
                        "CommandUnderWay",
                        "Command %s on instance %s is not through after %d minutes. Run the step again later: it waits for the same command."
                                .formatted(command, instance, LONGEST.toMinutes()));
            aws.progress("waiting for command %s on %s".formatted(command, instance));
            aws.pause(BETWEEN_LOOKS);
        }
    }

    /** Null right after it was sent, when Systems Manager does not show it yet. */
    private @Nullable GetCommandInvocationResponse look(String command) {
        try {
            return ssm.getCommandInvocation(r -> r.commandId(command).instanceId(instance));
        } catch (InvocationDoesNotExistException _) {
            return null;
        }
    }
}
