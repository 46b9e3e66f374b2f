package dev.cofferdam.action.ses;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Change;
import dev.cofferdam.action.ChangesSettings;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.Setting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Source: Amazon SES Developer Guide, "Pausing your email sending"; SES API v2 Reference, PutAccountSendingAttributes.
 */
public final class PauseSending implements ChangesSettings<PauseSending.In, PauseSending.Out> {
    private static final Setting SETTING = new Sending();
    private static final String SET =
            "arn:${Partition}:ses:${Region}:${Account}:configuration-set/${ConfigurationSetName}";

    public record In(
            @Input(
                    value = "A configuration set, by name, for what is sent with it alone; the whole account in the"
                            + " region unless given.",
                    optional = true)
            @Nullable
            String configurationSet) {
        String resource(ActionContext aws) {
            return configurationSet() == null || configurationSet().isEmpty()
                    ? Sending.ofAccount(aws)
                    : Sending.ofSet(configurationSet(), aws);
        }

        boolean ofAccount() {
            return configurationSet() == null || configurationSet().isEmpty();
        }
    }

    public record Out(
            @Output("Whether nothing is sent by it.") boolean paused) {}

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "ses.pause-sending",
                "Pause sending mail",
                """
                Stops Amazon SES from sending for the account, or for one configuration set, in the step's region: an \
                attacker's spam or phishing ends, and the account's reputation with it less soon.

                - **Each region sends for itself**: run the step in each one where SES is set up. Attackers take one \
                that nobody looks at.
                - **Your own mail stops too**: orders, passwords, alarms. What is refused meanwhile is not sent later; \
                senders have to try again.
                - A configuration set pauses only what names it: an attacker with `ses:SendEmail` leaves it out. The \
                account is the surer way.
                - Contain who sends as well: keys, and SMTP credentials, which are made of keys of IAM users and end \
                with them.
                - What was accepted before is still delivered.
                """,
                Kind.CONTAIN,
                Risk.DISRUPTIVE,
                In.class,
                Out.class,
                List.of(
                        Permission.of("ses:GetAccount"),
                        Permission.of("ses:PutAccountSendingAttributes"),
                        Permission.on(SET, "ses:GetConfigurationSet"),
                        Permission.on(SET, "ses:PutConfigurationSetSendingOptions")),
                "Lets it send again, unless AWS itself has shut it down since.",
                null);
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        var resource = in.resource(aws);
        demandSet(in, aws);
        var change = SETTING.change(resource, Sending.OFF, aws);
        if (change.isEmpty())
            return Plan.of("%s sends nothing already".formatted(SETTING.owner(resource)), List.of(), resource);
        return Plan.of("Pause sending: " + SETTING.owner(resource), List.of(change.get()), resource)
                .warning(List.of(
                        in.ofAccount()
                                ? "Your own mail from this region stops too, and is not sent later."
                                : "What is sent without this configuration set goes on.",
                        "Other regions go on sending."));
    }

    private static void demandSet(In in, ActionContext aws) {
        if (SETTING.read(in.resource(aws), aws).isEmpty())
            throw new ActionException(
                    "NoSuchConfigurationSet",
                    "There is no configuration set %s in region %s. Check its name and its region, or pause the account."
                            .formatted(in.configurationSet(), aws.region()));
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        demandSet(in, aws);
        return new Out(
                SETTING.read(in.resource(aws), aws).filter(Sending.OFF::equals).isPresent());
    }

    @Override
    public Setting setting(Change change) {
        return SETTING;
    }

    @Override
    public List<String> reopens(Change restore) {
        return restore.after().asBoolean()
                ? List.of("Whoever may send by it sends again, the attacker too if they still may.")
                : List.of();
    }
}
