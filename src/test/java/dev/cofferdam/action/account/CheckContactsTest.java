package dev.cofferdam.action.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.OnAnAccount;
import dev.cofferdam.action.SimulatedAccount;
import dev.cofferdam.caselog.Json;
import dev.cofferdam.range.Fault;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckContactsTest extends OnAnAccount {
    private final CheckContacts action = new CheckContacts();

    @Override
    protected SimulatedAccount openIn(Path place) {
        return SimulatedAccount.openWith(place, world -> {
            var contacts = world.putObject("contacts");
            contacts.putObject("primary").put("FullName", "Ada Harbour").put("City", "Rotterdam");
            var alternates = contacts.putArray("alternates");
            alternates
                    .addObject()
                    .put("id", "SECURITY")
                    .put("name", "Nobody")
                    .put("email", "soc@harbour.example.net")
                    .put("phone", "+31 10 0000000");
            alternates.addObject().put("id", "BILLING").put("email", "bills@harbour.example");
        });
    }

    @Override
    protected Object state(SimulatedAccount of) {
        return of.world();
    }

    private CheckContacts.Out read(String... domains) {
        return action.read(new CheckContacts.In(List.of(domains)), account.aws);
    }

    @Test
    void tellsWhomAwsWritesToAndWhomNot() {
        var out = read();

        assertThat(out.securityEmail()).isEqualTo("soc@harbour.example.net");
        assertThat(out.billingEmail()).isEqualTo("bills@harbour.example");
        assertThat(out.operationsEmail()).isEmpty();
        assertThat(out.missing()).containsExactly("OPERATIONS");
        assertThat(out.foreign()).isEmpty();
        assertThat(out.unknown()).isEmpty();
        callsOnlyWhatItDeclares(action);
        assertThat(account.aws.changesMade()).isZero();
    }

    @Test
    void namesAnAddressThatIsNotYours() {
        assertThat(read("Harbour.example").foreign()).containsExactly("soc@harbour.example.net");
        assertThat(read("harbour.example", "harbour.example.net").foreign()).isEmpty();
    }

    @Test
    void keepsNoNamesAndNumbers() {
        read();

        var kept = account.aws.evidence("account-111122223333-contacts.json");
        assertThat(kept).doesNotContain("Ada Harbour", "Rotterdam", "0000000", "Nobody");
        assertThat(Json.MAPPER.readTree(kept).at("/SECURITY/EmailAddress").asString())
                .isEqualTo("soc@harbour.example.net");
    }

    @Test
    void tellsApartWhatIsMissingAndWhatItMayNotKnow() {
        account.fails(Fault.of(Fault.Kind.DENY, "account:GetAlternateContact"));

        var out = read();

        assertThat(out.missing()).isEmpty();
        assertThat(out.unknown())
                .hasSize(3)
                .first()
                .asString()
                .startsWith("Not known: contact for SECURITY.")
                .contains("account:GetAlternateContact");
    }
}
