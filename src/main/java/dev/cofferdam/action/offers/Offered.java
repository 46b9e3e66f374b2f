package dev.cofferdam.action.offers;

import java.util.List;

/**
 * What was found of one type.
 *
 * @param more whether there is more than was read
 * @param unread why some of the places that were asked for could not be read, a sentence each
 */
public record Offered(List<Offer> offers, boolean more, List<String> unread) {
    public Offered {
        offers = List.copyOf(offers);
        unread = List.copyOf(unread);
    }

    public Offered(List<Offer> offers, boolean more) {
        this(offers, more, List.of());
    }
}
