package dev.cofferdam.range.kms;

import dev.cofferdam.range.service.ServicePart;
import dev.cofferdam.range.service.SimulatedService;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DisabledException;
import software.amazon.awssdk.services.kms.model.InvalidMarkerException;
import software.amazon.awssdk.services.kms.model.KmsException;
import software.amazon.awssdk.services.kms.model.KmsInvalidStateException;
import software.amazon.awssdk.services.kms.model.NotFoundException;

/** The service as a whole. */
public final class Kms {
    private Kms() {}

    public static SimulatedService<KmsClient> service() {
        return new SimulatedService<>(
                KmsClient.class,
                "kms",
                "Kms",
                false,
                "ThrottlingException",
                "AccessDeniedException",
                KmsException::builder,
                Map.of(
                        "DisabledException", DisabledException::builder,
                        "InvalidMarkerException", InvalidMarkerException::builder,
                        "NotFoundException", NotFoundException::builder,
                        "KMSInvalidStateException", KmsInvalidStateException::builder),
                List.of(
                        new ServicePart<>(KeyStates.class, KeyStates::new),
                        new ServicePart<>(KeyNames.class, KeyNames::new),
                        new ServicePart<>(Grants.class, Grants::new)));
    }
}
