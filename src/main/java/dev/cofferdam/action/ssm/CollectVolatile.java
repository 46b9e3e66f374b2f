package dev.cofferdam.action.ssm;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Change;
import dev.cofferdam.action.HasPrerequisites;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.Prerequisite;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.ValueType;
import dev.cofferdam.action.WithoutUndo;
import dev.cofferdam.caselog.Json;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssm.model.CommandInvocationStatus;
import tools.jackson.databind.node.NullNode;

/**
 * Source: SSM API Reference, SendCommand and GetCommandInvocation (the first 24,000 characters of an output); Systems
 * Manager User Guide, "Running commands"; RFC 3227, "Guidelines for Evidence Collection and Archiving".
 */
public final class CollectVolatile implements WithoutUndo<CollectVolatile.In, CollectVolatile.Out>, HasPrerequisites {
    private static final String DOCUMENT = "arn:${Partition}:ssm:${Region}::document/" + ShellCommands.DOCUMENT;

    public record In(
            @Input(type = ValueType.EC2_INSTANCE_ID, value = "The instance, which has to run Linux and its SSM agent.")
            String instance,

            @Input(
                    type = ValueType.S3_BUCKET,
                    value = "A bucket that gets the whole, packed outputs as well; the instance's own role has to be"
                            + " allowed to write to it.",
                    optional = true)
            @Nullable
            String bucket) {}

    public record Out(
            @Output("The evidence: everything printed, section by section; empty before anything was collected.")
            String evidenceSha256,

            @Output("Its size in bytes.") long size,

            @Output("The sections that came whole.") List<String> complete,

            @Output("The sections whose end is missing, because Systems Manager gives back 24,000 characters.")
            List<String> truncated,

            @Output("The sections that failed or were not collected.")
            List<String> missing) {
        public Out {
            complete = List.copyOf(complete);
            truncated = List.copyOf(truncated);
            missing = List.copyOf(missing);
        }
    }

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "ssm.collect-volatile",
                "Collect what is lost when an instance stops",
                """
                Runs a fixed script on a Linux instance, as root by the SSM agent, and keeps what it prints as \
                evidence: connections, processes, users, kernel modules, timers, and the ends of logs. It only reads.

                - **Before isolation**: afterwards the agent does not get through any more. Memory is more fleeting \
                still; whoever wants it captures it first.
                - It leaves traces: processes of the agent, entries in its logs, access times. The attacker can see \
                it, and a rootkit can lie to it: compare it with a snapshot.
                - Each section is packed, and a command of its own. About 100 KB of text fit; `truncated` names those \
                whose end is missing. With `bucket` the whole of it lies there.
                - Arguments of processes can hold secrets: treat the evidence as such. Environments and histories are \
                left out for that reason.
                - Systems Manager keeps the outputs for 30 days, for whoever may read them in the account.
                """,
                Kind.PRESERVE,
                Risk.REVERSIBLE,
                In.class,
                Out.class,
                List.of(
                        Permission.of("ssm:DescribeInstanceInformation"),
                        Permission.of("ssm:ListCommands"),
                        Permission.of("ssm:GetCommandInvocation"),
                        new Permission("ssm:SendCommand", List.of(DOCUMENT, Agents.INSTANCE))),
                "Nothing to take back: the script only reads.",
                null);
    }

    @Override
    public List<Prerequisite> prerequisites() {
        return List.of(new AgentOnline("instance"));
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        var agents = new Agents(aws);
        var arn = agents.arn(in.instance());
        var sent = new SectionCommands(in.instance(), aws).sent();
        var missing = Stream.of(VolatileSection.values())
                .filter(s -> !sent.containsKey(s))
                .toList();
        if (missing.isEmpty())
            return Plan.of("This step collected from %s already".formatted(in.instance()), List.of(), arn);
        agents.reportingLinux(in.instance());
        return Plan.of(
                        "Collect %s of %s"
                                .formatted(
                                        String.join(
                                                ", ",
                                                missing.stream()
                                                        .map(VolatileSection::title)
                                                        .toList()),
                                        in.instance()),
                        missing.stream()
                                .map(s -> new Change(
                                        arn,
                                        "Command/" + s.title(),
                                        NullNode.getInstance(),
                                        Json.object()
                                                .put("DocumentName", ShellCommands.DOCUMENT)
                                                .put("ScriptSha256", s.scriptSha256())))
                                .toList(),
                        arn)
                .warning(List.of(
                        "Whoever is on %s can see the commands, and a rootkit can lie to them."
                                .formatted(in.instance()),
                        "It leaves traces on the instance: processes, log entries, access times."));
    }

    @Override
    public Out apply(In in, Plan plan, ActionContext aws) {
        var commands = new SectionCommands(in.instance(), aws);
        for (var change : plan.changes()) {
            for (var section : VolatileSection.values()) {
                if (change.attribute().equals("Command/" + section.title())) commands.send(section, in.bucket());
            }
        }
        return verify(in, aws);
    }

    /** Fetches the outputs and keeps them: also after an interruption between the commands and this. */
    @Override
    public Out verify(In in, ActionContext aws) {
        var commands = new SectionCommands(in.instance(), aws);
        var sent = commands.sent();
        if (sent.isEmpty()) return new Out("", 0, List.of(), List.of(), titles());
        var complete = new ArrayList<String>();
        var truncated = new ArrayList<String>();
        var missing = new ArrayList<String>();
        var text = new StringBuilder();
        for (var section : VolatileSection.values()) {
            var command = sent.get(section);
            if (command == null) {
                missing.add(section.title());
                continue;
            }
            var result = commands.result(command.commandId());
            var printed = PrintedOutput.of(String.valueOf(result.standardOutputContent()));
            if (result.status() != CommandInvocationStatus.SUCCESS) missing.add(section.title());
            else (printed.whole() ? complete : truncated).add(section.title());
            text.append("=== %s of %s: command %s, %s, from %s to %s%s ===%n%s%n"
                    .formatted(
                            section.title(),
                            in.instance(),
                            result.commandId(),
                            result.statusAsString(),
                            result.executionStartDateTime(),
                            result.executionEndDateTime(),
                            printed.whole() ? "" : ", its end is missing",
                            printed.text()));
        }
        var kept = aws.keep(
                "ssm-%s-volatile.txt".formatted(in.instance()),
                "text/plain",
                new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8)));
        return new Out(kept.sha256(), kept.size(), complete, truncated, missing);
    }

    private static List<String> titles() {
        return Stream.of(VolatileSection.values()).map(VolatileSection::title).toList();
    }
}
