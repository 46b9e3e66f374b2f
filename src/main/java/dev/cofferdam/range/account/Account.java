package dev.cofferdam.range.account;

import dev.cofferdam.range.service.ServicePart;
import dev.cofferdam.range.service.SimulatedService;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.account.AccountClient;
import software.amazon.awssdk.services.account.model.AccessDeniedException;
import software.amazon.awssdk.services.account.model.AccountException;
import software.amazon.awssdk.services.account.model.ResourceNotFoundException;

/** The service as a whole. */
public final class Account {
    private Account() {}

    public static SimulatedService<AccountClient> service() {
        return new SimulatedService<>(
                AccountClient.class,
                "account",
                "Account",
                true,
                "TooManyRequestsException",
                "AccessDeniedException",
                AccountException::builder,
                Map.of(
                        "AccessDeniedException", AccessDeniedException::builder,
                        "ResourceNotFoundException", ResourceNotFoundException::builder),
                List.of(new ServicePart<>(ContactReads.class, ContactReads::new)));
    }
}
