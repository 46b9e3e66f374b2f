package dev.cofferdam.range.service;

import java.util.function.Function;
import software.amazon.awssdk.core.SdkClient;

/**
 * A class that implements a client interface and overrides some operations.
 *
 * @param make makes one for one call
 */
public record ServicePart<C extends SdkClient>(Class<? extends C> type, Function<Call, ? extends C> make) {}
