package dev.cofferdam.action.account;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.ReadAction;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.SideReads;
import dev.cofferdam.aws.SdkJson;
import dev.cofferdam.caselog.Json;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.account.AccountClient;
import software.amazon.awssdk.services.account.model.AlternateContact;
import software.amazon.awssdk.services.account.model.AlternateContactType;
import software.amazon.awssdk.services.account.model.ResourceNotFoundException;
import tools.jackson.databind.node.ObjectNode;

/**
 * Source: AWS Account Management Reference Guide, "Update the alternate contacts for your AWS account",
 * GetAlternateContact, GetContactInformation.
 */
public final class CheckContacts implements ReadAction<CheckContacts.In, CheckContacts.Out> {
    private static final String ACCOUNT = "arn:${Partition}:account::${Account}:account";
    private static final List<AlternateContactType> TYPES =
            List.of(AlternateContactType.SECURITY, AlternateContactType.OPERATIONS, AlternateContactType.BILLING);

    public record In(
            @Input(value = "The mail domains that are yours: contacts elsewhere are named.", optional = true) @Nullable
            List<String> domains) {
        public In {
            domains = domains == null ? null : List.copyOf(domains);
        }

        boolean isOurs(String email) {
            return domains == null
                    || domains.isEmpty()
                    || domains.stream()
                            .anyMatch(d -> email.toLowerCase(Locale.ROOT).endsWith("@" + d.toLowerCase(Locale.ROOT)));
        }
    }

    public record Out(
            @Output("Where AWS writes to about security; empty where there is no such contact.")
            String securityEmail,

            @Output("Where AWS writes to about operations; empty where there is no such contact.")
            String operationsEmail,

            @Output("Where AWS writes to about bills; empty where there is no such contact.")
            String billingEmail,

            @Output("The kinds that are not set: SECURITY, OPERATIONS, BILLING.")
            List<String> missing,

            @Output("Addresses of contacts that are in none of the domains, sorted; empty when no domains were given.")
            List<String> foreign,

            @Output("What could not be read, and why; a sentence each.")
            List<String> unknown,

            @Output("The evidence: the contacts as JSON, without names and telephone numbers.")
            String evidenceSha256) {
        public Out {
            missing = List.copyOf(missing);
            foreign = List.copyOf(foreign);
            unknown = List.copyOf(unknown);
        }
    }

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "account.check-contacts",
                "Check whom AWS writes to",
                """
                Reads whom AWS writes to about the account: its contacts for security, operations and bills. AWS Trust & \
                Safety and AWS Support write to them, and to the address of the root user, while an incident runs.

                - **An attacker changes them** (`PutAlternateContact`, `PutContactInformation`), so that warnings reach \
                nobody. Give your mail domains: what is in none of them is named.
                - The address of the root user is not here: the management account can read it, and the console shows it.
                - Somebody has to read that mail at night as well: try it.
                - Names, postal addresses and telephone numbers are neither shown nor kept.
                """,
                Kind.READ,
                Risk.READ,
                In.class,
                Out.class,
                List.of(
                        Permission.on(ACCOUNT, "account:GetAlternateContact"),
                        Permission.on(ACCOUNT, "account:GetContactInformation")),
                "Nothing is changed.",
                null);
    }

    @Override
    public Out read(In in, ActionContext aws) {
        var side = new SideReads();
        var document = Json.object();
        var emails = new TreeMap<AlternateContactType, String>();
        var missing = new ArrayList<String>();
        for (var type : TYPES) {
            var contact = side.read(
                    List.of("contact for " + type),
                    Optional.<Optional<AlternateContact>>empty(),
                    () -> Optional.of(contact(type, aws)));
            if (contact.isEmpty()) continue;
            contact.get()
                    .ifPresentOrElse(
                            c -> {
                                emails.put(type, c.emailAddress() == null ? "" : c.emailAddress());
                                // of a contact, the model lets through the address alone
                                document.set(type.toString(), SdkJson.of(c));
                            },
                            () -> missing.add(type.toString()));
        }
        side.read(List.of("primary contact"), Optional.<ObjectNode>empty(), () -> primary(aws))
                .ifPresent(primary -> document.set("PRIMARY", primary));
        var kept = aws.keep(
                "account-%s-contacts.json".formatted(aws.account()),
                "application/json",
                new ByteArrayInputStream(
                        Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(document)));
        return new Out(
                emails.getOrDefault(AlternateContactType.SECURITY, ""),
                emails.getOrDefault(AlternateContactType.OPERATIONS, ""),
                emails.getOrDefault(AlternateContactType.BILLING, ""),
                missing,
                emails.values().stream()
                        .filter(email -> !in.isOurs(email))
                        .distinct()
                        .sorted()
                        .toList(),
                side.reasons(),
                kept.sha256());
    }

    private static Optional<AlternateContact> contact(AlternateContactType type, ActionContext aws) {
        try {
            return Optional.of(aws.client(AccountClient.class)
                    .getAlternateContact(r -> r.alternateContactType(type))
                    .alternateContact());
        } catch (ResourceNotFoundException _) {
            return Optional.empty();
        }
    }

    private static Optional<ObjectNode> primary(ActionContext aws) {
        try {
            return Optional.of(SdkJson.of(aws.client(AccountClient.class)
                    .getContactInformation(r -> {})
                    .contactInformation()));
        } catch (ResourceNotFoundException _) {
            return Optional.empty();
        }
    }
}
