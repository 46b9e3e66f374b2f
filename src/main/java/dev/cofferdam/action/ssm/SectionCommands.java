package dev.cofferdam.action.ssm;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ssm.ShellCommands.Script;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssm.model.Command;
import software.amazon.awssdk.services.ssm.model.GetCommandInvocationResponse;

/** The commands that a step sent to an instance, one a section. */
final class SectionCommands {
    private static final int SECONDS = 120;
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final ActionContext aws;
    private final ShellCommands commands;
    private final String instance;

    SectionCommands(String instance, ActionContext aws) {
        this.aws = aws;
        this.commands = new ShellCommands(instance, aws);
        this.instance = instance;
    }

    /** The newest of each section that did not fail. */
    Map<VolatileSection, Command> sent() {
        var all = commands.sent();
        var sent = new EnumMap<VolatileSection, Command>(VolatileSection.class);
        for (var section : VolatileSection.values()) {
            var comment = section.comment(aws.caseId(), aws.step(), instance);
            all.stream().filter(c -> comment.equals(c.comment())).forEach(c -> sent.put(section, c));
        }
        return sent;
    }

    /** @param bucket gets the whole output as well; null: nothing does */
    void send(VolatileSection section, @Nullable String bucket) {
        commands.send(
                new Script(section.comment(aws.caseId(), aws.step(), instance), section.script(), SECONDS), bucket);
    }

    /** Waits until it ran. */
    GetCommandInvocationResponse result(String command) {
        return commands.result(command, LONGEST);
    }
}
