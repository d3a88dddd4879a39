package org.chatsystem.app;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chatsystem.core.model.Rate;
import org.chatsystem.core.port.out.Allowances;
import org.chatsystem.web.limit.ClientAddresses;
import org.chatsystem.web.limit.Limits;
import org.chatsystem.web.limit.Network;
import org.chatsystem.web.limit.RateLimits;

/**
 * How often clients may do things.
 *
 * @param limits empty for as often as they like
 * @param proxies which tell the truth about where clients come from
 */
record LimitSettings(Optional<Limits> limits, Set<Network> proxies) {
  private static final Pattern RATE = Pattern.compile("(\\d{1,9})/(\\S+)");

  static LimitSettings from(SettingsReader reader) {
    Limits standard = Limits.STANDARD;
    var limits =
        new Limits(
            rate(reader, "CHAT_LIMIT_FRAMES", standard.frames()),
            rate(reader, "CHAT_LIMIT_SENDS", standard.sends()),
            rate(reader, "CHAT_LIMIT_EPHEMERAL", standard.ephemeral()),
            rate(reader, "CHAT_LIMIT_RESUMES", standard.resumes()),
            rate(reader, "CHAT_LIMIT_CONNECTS", standard.connects()),
            rate(reader, "CHAT_LIMIT_SIGNUPS", standard.signUps()),
            rate(reader, "CHAT_LIMIT_LOGINS", standard.logIns()),
            rate(reader, "CHAT_LIMIT_PASSWORDS", standard.passwordChecks()),
            rate(reader, "CHAT_LIMIT_SEARCHES", standard.searches()),
            reader.number("CHAT_CONNECTIONS_PER_USER", standard.connectionsPerUser(), 1, 1_000_000),
            reader.number(
                "CHAT_CONNECTIONS_PER_ADDRESS", standard.connectionsPerAddress(), 1, 1_000_000));
    return new LimitSettings(
        reader.isOn("CHAT_RATE_LIMIT", true) ? Optional.of(limits) : Optional.empty(),
        proxies(reader));
  }

  /** What counts by them. */
  RateLimits over(Allowances shared) {
    return limits
        .map(each -> new RateLimits(each, new ClientAddresses(proxies), shared))
        .orElseGet(RateLimits::none);
  }

  private static Rate rate(SettingsReader reader, String name, Rate standard) {
    return reader.read(name, "", text -> text.isEmpty() ? standard : parse(text), standard);
  }

  private static Rate parse(String text) {
    Matcher matcher = RATE.matcher(text);
    try {
      if (matcher.matches()) {
        Duration window = Durations.parse(matcher.group(2));
        return new Rate(Integer.parseInt(matcher.group(1)), window);
      }
    } catch (IllegalArgumentException notARate) {
      // said below
    }
    throw new IllegalArgumentException("is a number of times in up to a day, such as 100/5s");
  }

  private static Set<Network> proxies(SettingsReader reader) {
    return reader.read(
        "CHAT_TRUSTED_PROXIES",
        "",
        text -> SettingsReader.words(text).map(LimitSettings::network).collect(Collectors.toSet()),
        Set.of());
  }

  private static Network network(String text) {
    try {
      return Network.parse(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "are addresses or networks such as 10.0.0.0/8, separated by commas", e);
    }
  }
}
