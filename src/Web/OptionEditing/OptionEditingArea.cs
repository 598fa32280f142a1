using BriefingBus.Configuration.Editing;
using BriefingBus.Web.FileEditing;
using BriefingBus.Web.Safety;

namespace BriefingBus.Web.OptionEditing;

/// <summary>The operator's changes of editions, rules, hours and outlets in <c>briefing.yaml</c>.</summary>
internal static class OptionEditingArea
{
    /// <summary>Path of the list of changeable parts.</summary>
    public const string Path = "/edit";

    /// <summary>Path of the form for a new edition; the forms of the editions are below it.</summary>
    public const string EditionsPath = Path + "/editions";

    public static IServiceCollection AddOptionEditing(this IServiceCollection services) => services.AddSingleton<OptionChanges>();

    public static void MapOptionEditing(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Path, Overview).ForOperator();
        Map(endpoints, "/editions", (_, _) => OptionPart.NewEdition());
        Map(endpoints, "/editions/{edition}", (editor, values) => OptionPart.OfEdition(editor, Text(values, "edition")));
        Map(endpoints, "/editions/{edition}/{section:int}", (editor, values) =>
            OptionPart.OfSection(editor, Text(values, "edition"), Number(values, "section")));
        Map(endpoints, "/editions/{edition}/{section:int}/{feed:guid}", (editor, values) =>
            OptionPart.OfFeed(editor, Text(values, "edition"), Number(values, "section"), Guid.Parse(Text(values, "feed"))));
        Map(endpoints, "/outlets/{kind}", (_, values) => OptionPart.NewOutlet(Text(values, "kind")));
        Map(endpoints, "/outlets/{kind}/{name}", (editor, values) =>
            OptionPart.OfOutlet(editor, Text(values, "kind"), Text(values, "name")));
        endpoints.MapPost(
            EditionsPath + "/{edition}/remove",
            (string edition, HttpContext context, FileEdits edits, CancellationToken cancellation) => RemoveAsync(
                $"Remove the edition {edition}", OptionPart.PathOf(edition), editor => editor.Options.RemoveEdition(edition),
                context, edits, cancellation)).ChangesState();
        endpoints.MapPost(
            Path + "/outlets/{kind}/{name}/remove",
            (string kind, string name, HttpContext context, FileEdits edits, CancellationToken cancellation) => RemoveAsync(
                $"Remove the outlet {kind}/{name}", OptionPart.PathOfOutlet($"{kind}/{name}"),
                editor => editor.Options.RemoveOutlet($"{kind}/{name}"), context, edits, cancellation)).ChangesState();
    }

    private static void Map(
        IEndpointRouteBuilder endpoints, string path, Func<BriefingEditor, RouteValueDictionary, OptionPart?> find)
    {
        endpoints.MapGet(Path + path, (HttpContext context, OptionChanges changes) =>
            changes.Form(editor => find(editor, context.Request.RouteValues))).ForOperator();
        endpoints.MapPost(Path + path, (HttpContext context, OptionChanges changes, CancellationToken cancellation) =>
            changes.ChangeAsync(editor => find(editor, context.Request.RouteValues), context, cancellation)).ChangesState();
    }

    private static IResult Overview(string? version, FileEdits edits) => FileEdits.Guarded(() =>
    {
        var edit = edits.Open();
        return new Page<EditPage>
        {
            Parameters = { [nameof(EditPage.Edit)] = edit, [nameof(EditPage.Changed)] = version == edit.Version },
        };
    });

    private static async Task<IResult> RemoveAsync(
        string title, string path, Action<BriefingEditor> remove, HttpContext context, FileEdits edits, CancellationToken cancellation)
    {
        var form = await context.Request.ReadFormAsync(cancellation);
        return FileEdits.Guarded(() => edits.Answer(
            OptionChanges.Of(title, path + "/remove", form) with
            {
                Make = editor =>
                {
                    remove(editor);
                    return [];
                },
            },
            context));
    }

    private static string Text(RouteValueDictionary values, string key) => (string)values[key]!;

    private static int Number(RouteValueDictionary values, string key) => int.Parse(Text(values, key), CultureInfo.InvariantCulture);
}
