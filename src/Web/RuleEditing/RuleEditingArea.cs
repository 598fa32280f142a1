using BriefingBus.Configuration.Editing;
using BriefingBus.Web.Feeds;
using BriefingBus.Web.FileEditing;
using BriefingBus.Web.Pipeline;
using BriefingBus.Web.Safety;
using BriefingBus.Web.Today;

namespace BriefingBus.Web.RuleEditing;

/// <summary>Rules derived from a candidate: a preview of the next briefing with the rule, and its line in <c>briefing.yaml</c>.</summary>
internal static class RuleEditingArea
{
    /// <summary>The maximum number of items in a comparison of two briefings.</summary>
    private const int MaxItems = 1000;

    private const string Path = "/pipeline/next/{edition}/rule";

    public static void MapRuleEditing(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Path, FormAsync).ForOperator().NeedsBroker();
        endpoints.MapPost(Path, ChangeAsync).ChangesState().NeedsBroker();
    }

    private static Task<IResult> FormAsync(
        string edition,
        Guid? item,
        string? of,
        PreviewClient client,
        BriefingConfiguration configuration,
        BriefingQueries briefings,
        CancellationToken cancellation) =>
        PageAsync(edition, item, of, null, null, client, configuration, briefings, cancellation);

    private static async Task<IResult> PageAsync(
        string edition,
        Guid? item,
        string? slug,
        RuleForm? asked,
        string? note,
        PreviewClient client,
        BriefingConfiguration configuration,
        BriefingQueries briefings,
        CancellationToken cancellation)
    {
        var past = slug is null ? null : await briefings.FindAsync(edition, slug, cancellation);
        if (configuration.Editions.FirstOrDefault(e => e.Name == edition) is not { } known || (slug is not null && past is null))
            return TypedResults.NotFound();
        var answer = await client.AskAsync(
            new() { Edition = edition, At = past?.ScheduledAt, AnswerBefore = default, ItemId = item ?? Guid.Empty }, cancellation);
        if (answer.Message is null)
            return Problem.Result(StatusCodes.Status504GatewayTimeout, "No Composer answered", answer.Trouble!);
        if (answer.Message.Items is not [var candidate, ..])
        {
            return Problem.Result(
                StatusCodes.Status404NotFound,
                "It is no candidate any more",
                "The item is no longer among those that the briefing is chosen from. Go back and choose another.");
        }
        return new Page<RulePage>
        {
            Status = note is null ? StatusCodes.Status200OK : StatusCodes.Status409Conflict,
            Parameters =
            {
                [nameof(RulePage.Edition)] = known,
                [nameof(RulePage.Item)] = candidate,
                [nameof(RulePage.Back)] = past is null ? NextOf(edition) : Address.OfCandidates(edition, past.Slug),
                [nameof(RulePage.BackName)] = past is null ? $"Next: {Printable.Line(known.Title)}" : "Why these stories",
                [nameof(RulePage.Slug)] = past?.Slug,
                [nameof(RulePage.Asked)] = asked,
                [nameof(RulePage.Note)] = note,
            },
        };
    }

    private static async Task<IResult> ChangeAsync(
        string edition,
        HttpContext context,
        FileEdits edits,
        PreviewClient client,
        BriefingConfiguration configuration,
        BriefingQueries briefings,
        CancellationToken cancellation)
    {
        if (configuration.Editions.FirstOrDefault(e => e.Name == edition) is not { } known)
            return TypedResults.NotFound();
        var form = RuleForm.Read(await context.Request.ReadFormAsync(cancellation));
        var change = new FileChange
        {
            Title = "A rule for this item",
            Path = Address.OfRule(edition),
            Back = NextOf(edition),
            BackName = $"Next: {Printable.Line(known.Title)}",
            Area = Area.Pipeline,
            Fields = form.Fields,
            Version = form.Version,
            Make = editor => form.Make(editor, edition),
        };
        PlannedChange planned;
        try
        {
            planned = edits.Plan(change);
            if (form.Version == planned.Version)
                return edits.Answer(change, planned, context);
        }
        catch (EditRefusedException refused) when (form.Item is not null)
        {
            return await PageAsync(
                edition, form.Item, form.Slug, form, refused.Message, client, configuration, briefings, cancellation);
        }
        catch (Exception refused) when (refused is EditRefusedException or ConfigurationMistakesException)
        {
            return Problem.Result(StatusCodes.Status409Conflict, "This was not changed", refused.Message);
        }
        var feedUrl = configuration.Feeds.FirstOrDefault(f => FeedId.Of(f.Url).ToString() == form.Feed)?.Url;
        var (effect, trouble) = await EffectAsync(client, edition, form.ToProposed(feedUrl), cancellation);
        return edits.Answer(change with { Effect = RuleEffectPart.Of(effect, trouble) }, planned, context);
    }

    private static async Task<(RuleEffect? Effect, string? Trouble)> EffectAsync(
        PreviewClient client, string edition, ProposedRule rule, CancellationToken cancellation)
    {
        var question = new PreviewBriefing { Edition = edition, AnswerBefore = default, MostItems = MaxItems, Outcome = "in" };
        var now = await client.AskAsync(question, cancellation);
        if (now.Message is null)
            return (null, now.Trouble);
        var then = await client.AskAsync(question with { Rule = rule }, cancellation);
        return then.Message is null ? (null, then.Trouble) : (new RuleEffect(now.Message, then.Message), null);
    }

    private static string NextOf(string edition) => $"/pipeline/next/{Uri.EscapeDataString(edition)}";
}
