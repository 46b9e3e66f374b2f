package dev.cofferdam.action.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.ChangeAction;
import dev.cofferdam.action.FakeActionContext;
import dev.cofferdam.action.Permission;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.IamClient;

/** What an action says that it needs is exactly what it calls, from plan to undo. */
class PermissionsTest {
    private static final String KEY = "AKIAIOSFODNN7EXAMPLE";

    private final FakeIam iam = new FakeIam();
    private final FakeActionContext aws = new FakeActionContext(Map.of(IamClient.class, iam));

    @Test
    void ofDeactivatingAKey() {
        iam.keys.put(KEY, "Active");
        thereAndBack(new DeactivateAccessKey(), new DeactivateAccessKey.In("deploy", KEY));
    }

    @Test
    void ofQuarantiningAUser() {
        thereAndBack(new QuarantineUser(), new QuarantineUser.In("deploy"));
    }

    @Test
    void ofRevokingARolesSessions() {
        thereAndBack(new RevokeRoleSessions(), new RevokeRoleSessions.In("web"));
    }

    @Test
    void ofDescribingAPrincipal() {
        iam.keys.put(KEY, "Active");
        iam.policies.putAll(Map.of("user/own", "{}", "role/own", "{}"));
        var action = new DescribePrincipal();
        action.read(new DescribePrincipal.In("deploy", null), aws);
        action.read(new DescribePrincipal.In(null, "web"), aws);

        assertThat(action.spec().permissions())
                .extracting(Permission::action)
                .containsExactlyInAnyOrderElementsOf(aws.callsMade());
    }

    private <I extends Record> void thereAndBack(ChangeAction<I, ?> action, I in) {
        var plan = action.plan(in, aws);
        action.apply(in, plan, aws);
        action.verify(in, aws);
        action.applyUndo(action.planUndo(action.undo(plan), aws), aws);

        assertThat(action.spec().permissions())
                .extracting(Permission::action)
                .containsExactlyInAnyOrderElementsOf(aws.callsMade());
    }
}
