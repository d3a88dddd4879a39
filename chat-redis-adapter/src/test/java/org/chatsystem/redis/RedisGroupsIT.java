package org.chatsystem.redis;

import org.chatsystem.core.contract.GroupsContract;

class RedisGroupsIT extends RedisStore implements GroupsContract {}
