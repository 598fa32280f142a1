using BriefingBus.Configuration.Editing;
using BriefingBus.Web.FileEditing;
using BriefingBus.Web.Requests;

namespace BriefingBus.Web.OptionEditing;

/// <summary>Shows the form of a part's options, and changes them. Errors are shown beside their options.</summary>
internal sealed class OptionChanges(FileEdits edits, ServiceRequests requests, BriefingConfiguration configuration)
{
    private const string Anyway = "anyway";

    private static readonly TimeSpan CheckTimeout = TimeSpan.FromSeconds(10);

    /// <summary>The form.</summary>
    public IResult Form(Func<BriefingEditor, OptionPart?> find) => FileEdits.Guarded(() =>
        find(edits.Open().Editor) is { } part ? Shown(part, OptionAnswers.Shown(part.Fields, part.Now), []) : TypedResults.NotFound());

    /// <summary>Previews the change, or applies it if the operator has seen the preview.</summary>
    public async Task<IResult> ChangeAsync(Func<BriefingEditor, OptionPart?> find, HttpContext context, CancellationToken cancellation)
    {
        var form = await context.Request.ReadFormAsync(cancellation);
        OptionPart? part = null;
        var opened = FileEdits.Guarded(() => (part = find(edits.Open().Editor)) is null ? TypedResults.NotFound() : TypedResults.Ok());
        if (part is null)
            return opened;
        var answers = OptionAnswers.Read(form, part.Fields, part.Now);
        var name = part.OutletName ?? form["outlet"].ToString().Trim();
        var fields = part.OutletKind is not null && part.OutletName is null ? [.. answers.Fields, ("outlet", name)] : answers.Fields;
        var problems = answers.Problems;
        var (found, trouble) = part.OutletKind is not null && form["version"].Count == 0 && form[Anyway].Count == 0 && problems.Count == 0
            ? await CheckAsync(part.OutletKind, name, part.ToJson(answers))
            : ([], null);
        if (problems.Count > 0 || found.Count > 0)
            return Shown(part, fields.ToLookup(f => f.Name, f => f.Value), [.. problems, .. found], mayInsist: problems.Count == 0);
        var change = Of(part.Title, part.Path, form) with
        {
            Fields = [.. fields, .. form[Anyway].Select(value => (Anyway, value ?? ""))],
            Make = editor =>
            {
                Make(editor, part, name, answers);
                return trouble is null ? [] : [trouble];
            },
        };
        try
        {
            return edits.Answer(change, context);
        }
        catch (EditRefusedException refused)
        {
            return Shown(part, fields.ToLookup(f => f.Name, f => f.Value), ProblemsOf(refused, part));
        }
        catch (ConfigurationMistakesException wrong)
        {
            return Problem.Result(StatusCodes.Status409Conflict, "The configuration cannot be read", wrong.Message);
        }
    }

    /// <summary>A form's change, without its effect.</summary>
    public static FileChange Of(string title, string path, IFormCollection form) => new()
    {
        Title = title,
        Path = path,
        Back = OptionEditingArea.Path,
        BackName = "Change briefing.yaml",
        Area = Area.Operate,
        Fields = [],
        Version = form["version"].ToString(),
        Make = _ => [],
    };

    private static void Make(BriefingEditor editor, OptionPart part, string outlet, OptionAnswers answers)
    {
        if (part.Place is { } place)
        {
            editor.Options.Set(place, answers.Changes);
            return;
        }
        var given = new OptionKeys([.. answers.Changes.Where(c => c.Value is not null).Select(c => KeyValuePair.Create(c.Key, c.Value!))]);
        if (part.OutletKind is { } kind)
            editor.Options.AddOutlet($"{kind}/{outlet}", given);
        else
            editor.Options.AddEdition(NewEdition.Of(given));
    }

    private async Task<(IReadOnlyList<(string Key, string Problem)> Problems, string? Trouble)> CheckAsync(
        string kind, string name, string options)
    {
        if (configuration.Outlets.Count == 0)
            return ([], "No Delivery runs yet, so nobody has checked the options: run 'briefingbus check' once they are written.");
        var answer = await requests.AskAsync<CheckOutlet, OutletChecked>(
            "Delivery", CheckTimeout, until => new() { AnswerBefore = until, Outlet = $"{kind}/{name}", Options = options });
        return answer.Message is { } found
            ? ([.. found.Problems.Select(p => (p.Key, p.Problem))], null)
            : ([], $"Nobody has checked the options: {answer.Trouble}");
    }

    private static List<(string Key, string Problem)> ProblemsOf(EditRefusedException refused, OptionPart part)
    {
        return refused.Mistakes.Count == 0
            ? [("", refused.Message)]
            : [.. refused.Mistakes.Select(m => (OwnKey(m.Key), m.Problem))];

        // A new part has no place yet: the index of a new edition is the last one.
        string OwnKey(string key) =>
            part.Place is { } place ? key.StartsWith(place.Key + ".", StringComparison.Ordinal) ? key[(place.Key.Length + 1)..] : ""
            : part.OutletKind is null && key.IndexOf("].", StringComparison.Ordinal) is > 0 and var end ? key[(end + 2)..]
            : "";
    }

    private static Page<OptionsPage> Shown(
        OptionPart part,
        ILookup<string, string> values,
        IReadOnlyList<(string Key, string Problem)> problems,
        bool mayInsist = false) => new()
        {
            Status = problems.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status409Conflict,
            Parameters =
        {
            [nameof(OptionsPage.Part)] = part,
            [nameof(OptionsPage.Values)] = values,
            [nameof(OptionsPage.Problems)] = problems,
            [nameof(OptionsPage.MayInsist)] = mayInsist,
        },
        };
}
