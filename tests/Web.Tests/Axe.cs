using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace BriefingBus.Web.Tests;

/// <summary>axe-core, asked in the page itself and only for what breaks a rule: these pages have no frames, and a list of every element
/// that keeps every rule took most of the time.</summary>
internal static class Axe
{
    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>What of a page breaks a rule of accessibility: the rule and the elements.</summary>
    public static async Task<IReadOnlyList<string>> ViolationsAsync(IPage page)
    {
        if (!await page.EvaluateAsync<bool>("'axe' in window"))
            await page.EvaluateAsync(Script);
        return await page.EvaluateAsync<string[]>(
            """
            axe.run(document, { resultTypes: ['violations'] }).then(found => found.violations.flatMap(v =>
              v.nodes.slice(0, 3).map(n => `${location.pathname}${location.search}: ${v.id}: ${n.html}`)))
            """);
    }
}
