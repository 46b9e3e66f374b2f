package dev.cofferdam.action.organizations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ListAccountsTest extends OnTheRange {
    private final ListAccounts action = new ListAccounts();

    private ListAccounts.Out read(@Nullable String unit, String... except) {
        return action.read(new ListAccounts.In(unit, List.of(except)), account.aws);
    }

    @Test
    void listsAllOfTheOrganization() {
        var out = read(null);

        assertThat(out.accounts()).containsExactly(MANAGEMENT, MEMBER);
        assertThat(out.inactive()).isEmpty();
        assertThat(out.managementAccount()).isEqualTo(MANAGEMENT);
        assertThat(account.aws.evidence.get("organizations-accounts.json")).contains("harbour-shop");
    }

    @Test
    void listsThoseOfAUnitAndBelowIt() {
        read(null);
        assertThat(read(WORKLOADS).accounts()).containsExactly(MEMBER);
        assertThat(read(ROOT).accounts()).containsExactly(MANAGEMENT, MEMBER);
        assertThat(read(QUARANTINE).accounts()).isEmpty();
        callsOnlyWhatItDeclares(action);
    }

    @Test
    void leavesOutWhatIsNotMeant() {
        assertThat(read(null, MANAGEMENT).accounts()).containsExactly(MEMBER);
    }

    @Test
    void refusesAUnitThatIsNotThere() {
        refuses(() -> read("ou-ab12-nowhere01"), "UnitNotFound", "ou-ab12-nowhere01");
    }
}
