package org.chatsystem.core.model;

import java.time.Instant;

/**
 * A group of people.
 *
 * @param name the unique name
 * @param title what to show; the name itself unless another was chosen
 * @param topic what it is about
 * @param visibility who may see it and join
 * @param createdAt when it was created
 */
public record Group(
    GroupName name, DisplayName title, Topic topic, Visibility visibility, Instant createdAt) {
  /** A group about nothing in particular. */
  public Group(GroupName name, DisplayName title, Visibility visibility, Instant createdAt) {
    this(name, title, Topic.NONE, visibility, createdAt);
  }

  /** Who may see a group and join it. */
  public enum Visibility {
    /** Everyone sees it and may join. */
    PUBLIC,
    /**
     * To all but its members it looks as if it did not exist; one is added by its owner or an
     * admin.
     */
    PRIVATE
  }
}
