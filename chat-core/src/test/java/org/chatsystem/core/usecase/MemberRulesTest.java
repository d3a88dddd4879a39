package org.chatsystem.core.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chatsystem.core.model.Group.Visibility;
import org.chatsystem.core.model.Role;
import org.chatsystem.core.model.Username;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole table: who may do what to whom, and what then happens. {@code -} is nobody's role. */
class MemberRulesTest {
  private static final Username ANN = new Username("ann");
  private static final Username BEN = new Username("ben");

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # group,   actor,  self or other's role, wanted, what happens
          PUBLIC,    -,      self,    -,      JOINED ann MEMBER
          PUBLIC,    -,      self,    MEMBER, JOINED ann MEMBER
          PUBLIC,    -,      self,    ADMIN,  forbidden
          PUBLIC,    -,      self,    OWNER,  forbidden
          PRIVATE,   -,      self,    -,      forbidden
          PRIVATE,   MEMBER, self,    -,      nothing
          PUBLIC,    MEMBER, self,    ADMIN,  forbidden
          PUBLIC,    ADMIN,  self,    MEMBER, forbidden
          PUBLIC,    OWNER,  self,    MEMBER, forbidden
          PUBLIC,    OWNER,  self,    OWNER,  nothing
          PUBLIC,    -,      -,       -,      forbidden
          PUBLIC,    MEMBER, -,       -,      forbidden
          PRIVATE,   ADMIN,  -,       -,      JOINED ben MEMBER
          PRIVATE,   OWNER,  -,       MEMBER, JOINED ben MEMBER
          PUBLIC,    ADMIN,  -,       ADMIN,  forbidden
          PUBLIC,    ADMIN,  MEMBER,  -,      nothing
          PUBLIC,    ADMIN,  MEMBER,  ADMIN,  forbidden
          PUBLIC,    ADMIN,  ADMIN,   MEMBER, forbidden
          PUBLIC,    ADMIN,  OWNER,   MEMBER, forbidden
          PUBLIC,    OWNER,  -,       ADMIN,  JOINED ben ADMIN
          PUBLIC,    OWNER,  MEMBER,  ADMIN,  ROLE ben ADMIN
          PUBLIC,    OWNER,  ADMIN,   MEMBER, ROLE ben MEMBER
          PUBLIC,    OWNER,  MEMBER,  OWNER,  ROLE ann ADMIN + ROLE ben OWNER
          PUBLIC,    OWNER,  -,       OWNER,  ROLE ann ADMIN + JOINED ben OWNER
          """)
  void putting(Visibility group, String actor, String user, String wanted, String expected) {
    assertThat(told(rules(group, actor, user).put(role(wanted)))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          -,      self,   nothing
          MEMBER, self,   LEFT ann MEMBER
          ADMIN,  self,   LEFT ann ADMIN
          OWNER,  self,   forbidden
          -,      MEMBER, forbidden
          MEMBER, MEMBER, forbidden
          MEMBER, -,      forbidden
          ADMIN,  -,      nothing
          ADMIN,  MEMBER, REMOVED ben MEMBER
          ADMIN,  ADMIN,  forbidden
          ADMIN,  OWNER,  forbidden
          OWNER,  MEMBER, REMOVED ben MEMBER
          OWNER,  ADMIN,  REMOVED ben ADMIN
          OWNER,  -,      nothing
          """)
  void removing(String actor, String user, String expected) {
    assertThat(told(rules(Visibility.PUBLIC, actor, user).remove())).isEqualTo(expected);
  }

  private static MemberRules rules(Visibility group, String actor, String user) {
    boolean self = user.equals("self");
    return new MemberRules(
        group, ANN, role(actor), self ? ANN : BEN, self ? role(actor) : role(user));
  }

  private static Optional<Role> role(String name) {
    return name.equals("-")
        ? Optional.empty()
        : Optional.of(Role.valueOf(name.toUpperCase(Locale.ROOT)));
  }

  private static String told(MemberRules.Decision decision) {
    if (!decision.allowed()) {
      return "forbidden";
    }
    return decision.steps().isEmpty()
        ? "nothing"
        : decision.steps().stream()
            .map(step -> step.change() + " " + step.user() + " " + step.role())
            .collect(Collectors.joining(" + "));
  }
}
