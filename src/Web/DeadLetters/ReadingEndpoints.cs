using System.Text;
using BriefingBus.DeadLetters;
using BriefingBus.DeadLetters.Groups;
using BriefingBus.DeadLetters.Messages;
using BriefingBus.Web.DeadLetters.Copies;
using BriefingBus.Web.DeadLetters.Filters;
using BriefingBus.Web.Safety;

namespace BriefingBus.Web.DeadLetters;

/// <summary>The read-only pages.</summary>
internal static class ReadingEndpoints
{
    /// <summary>The route of a failed message; an identity has 16 hexadecimal digits.</summary>
    public const string Message = "/dead-letters/letters/{id:regex(^[0-9a-f]{{16}}$)}";

    private const int MaxShownOperations = 20;

    private static readonly FailureGrouping[] Groupings = Enum.GetValues<FailureGrouping>();

    /// <summary>The groupings for readers who are not signed in: groups by feed have its address as their name.</summary>
    private static readonly FailureGrouping[] OpenGroupings = [.. Groupings.Where(g => g != FailureGrouping.Feed)];

    public static void MapReading(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/dead-letters", OverviewAsync);
        endpoints.MapGet("/dead-letters/letters", MessagesAsync).ForOperator();
        endpoints.MapGet(Message, MessageAsync).ForOperator();
        endpoints.MapGet(Message + "/body", BodyAsync).ForOperator();
        endpoints.MapGet("/dead-letters/discarded", Copies).ForOperator();
        endpoints.MapGet("/dead-letters/discarded/{name}", Copy).ForOperator();
    }

    /// <summary>The clock of the pages, in the time zone of the first edition.</summary>
    public static BriefingClock ClockOf(BriefingConfiguration configuration, TimeProvider clock)
    {
        var zone = configuration.Editions[0].TimeZone;
        return new(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(zone)), zone);
    }

    /// <summary>The answer for a missing message.</summary>
    public static IResult Gone() => Problem.Result(
        StatusCodes.Status404NotFound,
        "There is no such failed message (any more)",
        "It was decided long ago and deleted, or is on its way to its queue. The audit of the dead letters shows what was done with it.");

    private static async Task<IResult> OverviewAsync(
        string? by,
        string? since,
        HttpContext http,
        DeadLetterService service,
        BriefingConfiguration configuration,
        TimeProvider clock,
        CancellationToken cancellation)
    {
        var isOperator = StateChanges.IsOperator(http);
        var groupings = isOperator ? Groupings : OpenGroupings;
        var grouping = Enum.TryParse<FailureGrouping>(by, ignoreCase: true, out var named) && groupings.Contains(named)
            ? named
            : FailureGrouping.Exception;
        var now = clock.GetUtcNow();
        TimeSpan? span = since is { Length: <= 10 } && Duration.TryRead(since, out var ago) && ago < now - DateTimeOffset.MinValue
            ? ago
            : null;
        Task<MessageCounts> CountAsync(FailedMessageFilter filter) =>
            service.Messages.CountAsync(filter, MessageCounts.MaxCounted, cancellation);
        return new Page<OverviewPage>
        {
            Parameters =
            {
                [nameof(OverviewPage.Waiting)] = await CountAsync(new()),
                [nameof(OverviewPage.Parked)] = (await CountAsync(new() { State = MessageState.Parked })).Total,
                [nameof(OverviewPage.Retrying)] = (await CountAsync(new() { State = MessageState.Retrying })).Total,
                [nameof(OverviewPage.Groups)] = await service.Groups.GroupsAsync(new(), groupings, grouping, cancellation),
                [nameof(OverviewPage.By)] = grouping,
                [nameof(OverviewPage.Since)] = span is null ? null : since,
                [nameof(OverviewPage.NewSince)] = now - span,
                [nameof(OverviewPage.Queues)] = await service.Messages.QueuesAsync(cancellation),
                [nameof(OverviewPage.Operations)] =
                    await service.Operations.ListAsync(now.AddDays(-7), 0, MaxShownOperations, cancellation),
                // A filter may have the address of a feed, too.
                [nameof(OverviewPage.Filters)] = isOperator ? await service.Notes.FiltersAsync(cancellation) : [],
                [nameof(OverviewPage.Clock)] = ClockOf(configuration, clock),
            },
        };
    }

    private static async Task<IResult> MessagesAsync(
        HttpRequest request,
        int? page,
        string? after,
        string? sort,
        DeadLetterService service,
        BriefingConfiguration configuration,
        TimeProvider clock,
        CancellationToken cancellation)
    {
        var shown = ClockOf(configuration, clock);
        var choice = MessageChoice.Read(request.Query, shown.Zone);
        var isClear = choice.Mistakes.Count == 0;
        var counts = isClear
            ? await service.Messages.CountAsync(choice.Filter, MessageCounts.MaxCounted, cancellation)
            : new() { Total = 0 };
        var order = sort == "oldest" ? MessageOrder.Oldest : MessageOrder.Newest;
        var cursor = PageCursor.Parse(after);
        var pages = Math.Max(1, (counts.Total + MessagesPage.OnAPage - 1) / MessagesPage.OnAPage);
        var number = Math.Clamp(page ?? 1, 1, cursor is not null && counts.IsMore ? int.MaxValue : pages);
        // A link between pages has a cursor; an address with only a number counts from the first message.
        var skip = cursor is null ? (number - 1) * MessagesPage.OnAPage : 0;
        return new Page<MessagesPage>
        {
            Status = isClear ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
            Parameters =
            {
                [nameof(MessagesPage.Counts)] = counts,
                [nameof(MessagesPage.Messages)] = isClear
                    ? await service.Messages.PageAsync(choice.Filter, order, cursor, skip, MessagesPage.OnAPage, cancellation)
                    : new PagedMessages([], null),
                [nameof(MessagesPage.Choice)] = choice,
                [nameof(MessagesPage.Order)] = order,
                [nameof(MessagesPage.Number)] = number,
                [nameof(MessagesPage.Group)] = isClear && choice.Filter.Group is { } key
                    ? await service.Groups.FindAsync(key, choice.Filter.State, choice.Filter.Parked, cancellation)
                    : null,
                [nameof(MessagesPage.Comments)] = choice.Filter.Group is { } group
                    ? await service.Notes.CommentsAsync(group, cancellation)
                    : [],
                [nameof(MessagesPage.Clock)] = shown,
            },
        };
    }

    private static async Task<IResult> MessageAsync(
        string id, DeadLetterService service, BriefingConfiguration configuration, TimeProvider clock, CancellationToken cancellation) =>
        await service.ShowAsync(id, cancellation) is { } detail
            ? new Page<MessagePage>
            {
                Parameters = { [nameof(MessagePage.Detail)] = detail, [nameof(MessagePage.Clock)] = ClockOf(configuration, clock) },
            }
            : Gone();

    private static async Task<IResult> BodyAsync(string id, bool? original, DeadLetterService service, CancellationToken cancellation) =>
        await service.ShowAsync(id, cancellation) is { } detail && (original == true ? detail.OriginalBody : detail.Body) is { } body
            ? TypedResults.File(Encoding.UTF8.GetBytes(body), "text/plain; charset=utf-8", $"{id}.json")
            : Gone();

    private static IResult Copies(DiscardedCopies copies, BriefingConfiguration configuration, TimeProvider clock) =>
        new Page<DiscardedPage>
        {
            Parameters =
            {
                [nameof(DiscardedPage.Copies)] = copies.All,
                [nameof(DiscardedPage.Folder)] = copies.Folder,
                [nameof(DiscardedPage.Clock)] = ClockOf(configuration, clock),
            },
        };

    private static IResult Copy(string name, DiscardedCopies copies) =>
        copies.PathOf(name) is { } path ? TypedResults.PhysicalFile(path, "application/jsonl", name) : TypedResults.NotFound();
}
