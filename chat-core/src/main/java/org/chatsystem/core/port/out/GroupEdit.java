package org.chatsystem.core.port.out;

import java.util.Optional;
import org.chatsystem.core.model.DisplayName;
import org.chatsystem.core.model.Group;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.Role;
import org.chatsystem.core.model.Topic;
import org.chatsystem.core.model.Username;

/**
 * A change of what a group is called, what it is about and who may see it; what is empty stays.
 *
 * @param group which
 * @param actor who changes it
 * @param seen the role that allows it: if the actor has another one now, nothing is changed
 */
public record GroupEdit(
    GroupName group,
    Username actor,
    Role seen,
    Optional<DisplayName> title,
    Optional<Topic> topic,
    Optional<Group.Visibility> visibility) {}
