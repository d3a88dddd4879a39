package org.chatsystem.core.usecase;

import java.time.InstantSource;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.chatsystem.core.desk.DeliveryDesk;
import org.chatsystem.core.desk.DeskLimits;
import org.chatsystem.core.port.in.Administration;
import org.chatsystem.core.port.in.AdmitBot;
import org.chatsystem.core.port.in.AdmitUser;
import org.chatsystem.core.port.in.AttachFile;
import org.chatsystem.core.port.in.BlockUsers;
import org.chatsystem.core.port.in.BrowseGroups;
import org.chatsystem.core.port.in.ChangeMembers;
import org.chatsystem.core.port.in.ChangeMessage;
import org.chatsystem.core.port.in.ChangePassword;
import org.chatsystem.core.port.in.Chat;
import org.chatsystem.core.port.in.CheckSession;
import org.chatsystem.core.port.in.ConnectUser;
import org.chatsystem.core.port.in.CreateGroup;
import org.chatsystem.core.port.in.DeleteAccount;
import org.chatsystem.core.port.in.DeleteGroup;
import org.chatsystem.core.port.in.EditGroup;
import org.chatsystem.core.port.in.EditProfile;
import org.chatsystem.core.port.in.ExportData;
import org.chatsystem.core.port.in.FindUser;
import org.chatsystem.core.port.in.ListConversations;
import org.chatsystem.core.port.in.ListSessions;
import org.chatsystem.core.port.in.ListUsers;
import org.chatsystem.core.port.in.LogIn;
import org.chatsystem.core.port.in.LogOut;
import org.chatsystem.core.port.in.ManageBots;
import org.chatsystem.core.port.in.ManageWebhooks;
import org.chatsystem.core.port.in.NoteReceipt;
import org.chatsystem.core.port.in.OpenAttachment;
import org.chatsystem.core.port.in.ReadHistory;
import org.chatsystem.core.port.in.RefreshSession;
import org.chatsystem.core.port.in.SearchMessages;
import org.chatsystem.core.port.in.SendMessage;
import org.chatsystem.core.port.in.ShowReceipts;
import org.chatsystem.core.port.in.ShowTyping;
import org.chatsystem.core.port.in.SignUp;
import org.chatsystem.core.port.out.Attachments;
import org.chatsystem.core.port.out.Backend;
import org.chatsystem.core.port.out.Monitor;
import org.chatsystem.core.port.out.PasswordHasher;
import org.chatsystem.core.port.out.UnavailableException;

/** Puts the use cases together over a backend: the one way to make a {@link Chat}. */
public final class UseCases {
  /** What waits for the store in the background: refusals to explain, broadcasts to count. */
  private static final int MOST_WAITING = 10_000;

  private static final int CHANGING_THREADS = 4;
  private static final int CLAIMING_THREADS = 2;

  private UseCases() {}

  /**
   * A chat over this backend alone, with standard limits. Begins to listen at once.
   *
   * @throws org.chatsystem.core.port.out.UnavailableException if the store is away
   */
  public static Chat over(Backend backend, PasswordHasher hasher, ChatRules rules) {
    return over(Adapters.of(backend, hasher), rules);
  }

  /** The same, over whatever the adapters bring. */
  public static Chat over(Adapters adapters, ChatRules rules) {
    return over(adapters, rules, DeskLimits.standard(), InstantSource.system());
  }

  /**
   * The same within other limits.
   *
   * @param clock tells when accounts and groups are made; messages have the store's time
   */
  public static Chat over(
      Adapters adapters, ChatRules rules, DeskLimits limits, InstantSource clock) {
    Backend backend = adapters.backend();
    PasswordHasher hasher = adapters.hasher();
    Monitor monitor = adapters.monitor();
    var sessions = new SessionService(backend.sessions(), backend.users());
    var accounts = new AccountService(backend.users(), hasher, sessions, clock);
    var own =
        new OwnAccountService(backend.users(), backend.presence(), backend.sessions(), hasher);
    var sight = new Sight(backend.presence(), backend.blocks());
    var people = new PeopleService(backend.users(), sight);
    var bots = new BotService(backend, clock);
    var access = new Access(backend);
    var removal = new AttachmentRemoval(backend.log(), adapters.attachments());
    var files = new AttachmentService(backend, adapters.attachments(), access, rules);
    var groups = new GroupService(backend, sight, rules.groups(), clock);
    var owners = new GroupOwnersService(backend.groups(), removal);
    ExecutorService background = background();
    var receipts = new ReceiptService(backend.readMarkers(), access, background);
    var typing = new TypingService(backend, access, background);
    var farewell = new Farewell(backend, removal);
    var departing = new Departing(backend.departures(), farewell);
    var lanes = new Lanes("chat-changes", CHANGING_THREADS);
    var claiming = new Lanes("chat-attachments", CLAIMING_THREADS);
    var carriers = new Carriers(adapters.attachments(), rules, claiming);
    var assembled =
        new Assembled(
            accounts,
            accounts,
            sessions,
            sessions,
            sessions,
            sessions,
            own,
            own,
            new DeleteAccountService(backend, hasher, farewell),
            new ExportService(backend, access, bots),
            bots,
            accounts,
            people,
            people,
            new BlockService(backend, sight),
            new SendMessageService(backend, access, rules, carriers, monitor, background),
            new ChangeMessageService(backend.changes(), access, rules, removal, lanes),
            files,
            new HistoryService(backend, access),
            new SearchService(backend.log(), backend.departures(), access, SearchLimits.STANDARD),
            new ConversationService(backend, access),
            receipts,
            typing,
            groups,
            owners,
            owners,
            groups,
            new ChangeMembersService(
                backend.groups(), backend.users(), backend.blocks(), rules.groups()),
            new WebhookService(backend, access, adapters.webhooks(), clock),
            WebhookCourier.over(backend, adapters.webhooks(), clock),
            new DeliveryDesk(backend, limits, monitor),
            lanes,
            departing,
            claiming,
            background);
    departing.start();
    return assembled;
  }

  /** What whoever runs a chat does to the store of it; starts nothing and hears nothing. */
  public static Administration administration(Backend backend, Attachments attachments) {
    return new AdministrationService(backend, new AttachmentRemoval(backend.log(), attachments));
  }

  /** One thread, so that what is asked there is asked in order. Too much is refused at once. */
  private static ExecutorService background() {
    return new ThreadPoolExecutor(
        1,
        1,
        0,
        TimeUnit.SECONDS,
        new ArrayBlockingQueue<>(MOST_WAITING),
        UseCases::daemon,
        (task, pool) -> {
          throw new UnavailableException("too much is waiting");
        });
  }

  private static Thread daemon(Runnable task) {
    var thread = new Thread(task, "chat-background");
    thread.setDaemon(true);
    return thread;
  }

  private record Assembled(
      SignUp signUp,
      LogIn logIn,
      RefreshSession refreshSession,
      LogOut logOut,
      CheckSession checkSession,
      ListSessions listSessions,
      ChangePassword changePassword,
      EditProfile editProfile,
      DeleteAccount deleteAccount,
      ExportData exportData,
      BotService bots,
      AdmitUser admitUser,
      FindUser findUser,
      ListUsers listUsers,
      BlockUsers blockUsers,
      SendMessage sendMessage,
      ChangeMessage changeMessage,
      AttachmentService files,
      ReadHistory readHistory,
      SearchMessages searchMessages,
      ListConversations listConversations,
      ReceiptService receipts,
      TypingService typing,
      CreateGroup createGroup,
      EditGroup editGroup,
      DeleteGroup deleteGroup,
      BrowseGroups browseGroups,
      ChangeMembers changeMembers,
      ManageWebhooks manageWebhooks,
      WebhookCourier courier,
      DeliveryDesk desk,
      Lanes lanes,
      Departing departing,
      Lanes claiming,
      ExecutorService background)
      implements Chat {
    @Override
    public ConnectUser connectUser() {
      return desk;
    }

    @Override
    public ManageBots manageBots() {
      return bots;
    }

    @Override
    public AdmitBot admitBot() {
      return bots;
    }

    @Override
    public AttachFile attachFile() {
      return files;
    }

    @Override
    public OpenAttachment openAttachment() {
      return files;
    }

    @Override
    public NoteReceipt noteReceipt() {
      return receipts;
    }

    @Override
    public ShowTyping showTyping() {
      return typing;
    }

    @Override
    public ShowReceipts showReceipts() {
      return receipts;
    }

    @Override
    public void close() {
      desk.close();
      courier.close();
      receipts.close();
      typing.close();
      lanes.close();
      departing.close();
      claiming.close();
      background.shutdown();
    }
  }
}
