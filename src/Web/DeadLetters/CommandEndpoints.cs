using BriefingBus.DeadLetters;
using BriefingBus.DeadLetters.Auditing;
using BriefingBus.DeadLetters.Replay;
using BriefingBus.Web.DeadLetters.Copies;
using BriefingBus.Web.DeadLetters.Operations;
using BriefingBus.Web.Safety;

namespace BriefingBus.Web.DeadLetters;

/// <summary>The commands: a page that previews a command, and the form that runs it and redirects to the operation's page.</summary>
internal static class CommandEndpoints
{
    private const int MaxReason = 500;
    private const double MaxRate = 10_000;

    public static void MapCommands(this IEndpointRouteBuilder endpoints)
    {
        foreach (var kind in new[] { OperationKind.Replay, OperationKind.Park, OperationKind.Discard })
        {
            endpoints.MapGet(
                $"/dead-letters/{kind.ToString().ToLowerInvariant()}",
                (HttpRequest request, CommandConfirmation confirmation, CancellationToken cancellation) =>
                    confirmation.PageAsync(kind, request, request.Query, null, cancellation)).ForOperator();
        }
        endpoints.MapPost("/dead-letters/replay", ReplayAsync).ChangesState().NeedsBroker();
        endpoints.MapPost("/dead-letters/park", ParkAsync).ChangesState();
        endpoints.MapPost("/dead-letters/discard", DiscardAsync).ChangesState();
        endpoints.MapPost("/dead-letters/discarded/{name}/import", ImportAsync).ChangesState();
        endpoints.MapPost("/dead-letters/runs/{run}/stop", StopAsync).ChangesState();
    }

    /// <summary>The requester's name in the audit log.</summary>
    public static string NameOf(HttpRequest request) => request.HttpContext.User.Identity?.Name
        ?? throw new InvalidOperationException("Nobody is signed in.");

    private static async Task<IResult> ReplayAsync(
        HttpRequest request, CommandConfirmation confirmation, DeadLetterService service, CancellationToken cancellation)
    {
        var form = await request.ReadFormAsync(cancellation);
        var rate = form["rate"].ToString().Trim();
        if (confirmation.Mistakes(OperationKind.Replay, request, form) is { } mistakes)
            return await confirmation.PageAsync(OperationKind.Replay, request, form, mistakes, cancellation);
        double? perSecond = null;
        if (rate.Length > 0)
        {
            if (!double.TryParse(rate, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
                || number is < 0.01 or > MaxRate)
            {
                var wrong = $"Messages/s: found '{VisibleText.Line(rate, 40)}', expected a number from 0.01 to {MaxRate:0}, or nothing.";
                return await confirmation.PageAsync(OperationKind.Replay, request, form, wrong, cancellation);
            }
            perSecond = number;
        }
        var choice = confirmation.Read(form);
        if (form["dryRun"] == "yes")
            return await confirmation.PageAsync(OperationKind.Replay, request, form, null, cancellation);
        var wanted = new ReplayRequest { Filter = choice.Filter, Rate = perSecond, Isolate = form["isolate"] == "yes" };
        var what = choice.Words
            + (wanted.Isolate ? ", one at a time" : "")
            + (perSecond is { } max ? string.Create(CultureInfo.InvariantCulture, $", at most {max:0.##} a second") : "");
        return Answer(request, await service.Operations.BeginReplayAsync(wanted, what, NameOf(request), cancellation));
    }

    private static async Task<IResult> ParkAsync(
        HttpRequest request, CommandConfirmation confirmation, DeadLetterService service, CancellationToken cancellation)
    {
        var form = await request.ReadFormAsync(cancellation);
        var reason = form["reason"].ToString().Trim();
        var mistake = confirmation.Mistakes(OperationKind.Park, request, form) ?? reason.Length switch
        {
            0 => "Give a reason: it is shown with the messages.",
            > MaxReason => $"The reason is longer than {MaxReason} characters.",
            _ => null,
        };
        return mistake is null
            ? Answer(request, await service.ParkAsync(confirmation.Read(form).Filter, reason, NameOf(request), cancellation))
            : await confirmation.PageAsync(OperationKind.Park, request, form, mistake, cancellation);
    }

    private static async Task<IResult> DiscardAsync(
        HttpRequest request,
        CommandConfirmation confirmation,
        DeadLetterService service,
        OperationRunner runner,
        DiscardedCopies copies,
        CancellationToken cancellation)
    {
        var form = await request.ReadFormAsync(cancellation);
        if (confirmation.Mistakes(OperationKind.Discard, request, form) is { } mistakes)
            return await confirmation.PageAsync(OperationKind.Discard, request, form, mistakes, cancellation);
        if (!runner.HasRoom)
            return TooMany();
        var name = copies.NewName(NameOf(request));
        var operation = await service.Files.BeginDiscardAsync(confirmation.Read(form).Filter, NameOf(request), name, cancellation);
        runner.Start(operation, async stopping =>
        {
            await using var copy = copies.Create(name);
            await service.Files.DiscardAsync(operation, copy, stopping);
        });
        return Answer(request, operation);
    }

    private static async Task<IResult> ImportAsync(
        string name,
        HttpRequest request,
        DeadLetterService service,
        OperationRunner runner,
        DiscardedCopies copies,
        CancellationToken cancellation)
    {
        if (copies.PathOf(name) is not { } path)
            return TypedResults.NotFound();
        if (!runner.HasRoom)
            return TooMany();
        var operation = await service.Operations.BeginAsync(OperationKind.Import, name, NameOf(request), copy: null, cancellation);
        runner.Start(operation, async stopping =>
        {
            using var lines = new StreamReader(path);
            await service.Files.ImportAsync(operation, lines, name, stopping);
        });
        return Answer(request, operation);
    }

    private static async Task<IResult> StopAsync(
        string run, HttpRequest request, DeadLetterService service, OperationRunner runner, CancellationToken cancellation)
    {
        if (await service.Operations.FindAsync(run, cancellation) is not { } operation)
            return TypedResults.NotFound();
        var isHere = operation.Replay is not null || await runner.StopAsync(run);
        if (operation.Replay is not null)
            await service.Operations.StopAsync(run, "Stopped by hand", cancellation);
        var now = (await service.Operations.FindAsync(run, cancellation))!;
        return isHere || now.EndedAt is not null
            ? Answer(request, now, StatusCodes.Status200OK)
            : Problem.Result(
                StatusCodes.Status409Conflict,
                "This process does not run the operation",
                "Nothing was changed. Another process of the page runs it; if that process has ended, the operation ends ten minutes after "
                    + "its last progress.");
    }

    private static IResult TooMany() => Problem.Result(
        StatusCodes.Status409Conflict,
        "Too many operations run at once",
        $"{OperationRunner.MaxConcurrent} files are being written or read. Nothing was changed: wait until one has ended, or stop one.");

    /// <summary>Redirects to the operation's page; for a program, describes the operation.</summary>
    public static IResult Answer(HttpRequest request, Operation operation, int status = StatusCodes.Status202Accepted)
    {
        if (Problem.IsProgram(request))
            return TypedResults.Json(OperationRunner.Describe(operation), statusCode: status);

        var prefix = request.HttpContext.RequestServices.GetRequiredService<WebOptions>().PathPrefix;
        return new SeeOther($"{prefix}/dead-letters/runs/{operation.Id}");
    }
}
