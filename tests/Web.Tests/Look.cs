using Microsoft.Playwright;
using Shouldly;

namespace BriefingBus.Web.Tests;

/// <summary>How a reader sees a page: the window's width in CSS pixels, and whether the reader prefers dark. A page is loaded once and
/// looked at in every way, since it adapts by its style sheet alone.</summary>
internal sealed record Look(int Width, bool Dark)
{
    /// <summary>A telephone's height below 600 pixels of width, else a window's.</summary>
    public static int HeightFor(int width) => width < 600 ? 812 : 900;

    /// <summary>Changes the window and the reader's preference.</summary>
    public async Task ShowAsync(IPage page)
    {
        await page.SetViewportSizeAsync(Width, HeightFor(Width));
        await page.EmulateMediaAsync(new() { ColorScheme = Dark ? ColorScheme.Dark : ColorScheme.Light });
    }

    /// <summary>The page as it is breaks no rule of accessibility in any of the looks, and is no wider than the window.</summary>
    public static async Task ShouldBeGoodAsync(IPage page, string name, IEnumerable<Look> looks)
    {
        foreach (var look in looks)
        {
            await look.ShowAsync(page);
            (await Axe.ViolationsAsync(page)).ShouldBeEmpty($"{name}: {look}");
            (await page.EvaluateAsync<int>("document.documentElement.scrollWidth"))
                .ShouldBeLessThanOrEqualTo(look.Width, $"{name}: {look}");
        }
    }
}
