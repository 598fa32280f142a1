using BriefingBus.Testing;
using Microsoft.Playwright;
using Xunit;

[assembly: AssemblyFixture(typeof(BriefingBus.Web.Tests.Chromium))]

namespace BriefingBus.Web.Tests;

/// <summary>Debian's Chromium (<c>TEST_CHROMIUM</c>, see <c>tests/services</c>), started once for all tests. Without it they are skipped.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private readonly string? why = TestService.WhyAbsent("TEST_CHROMIUM");
    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>A new window with cookies of its own; skips the test that asks where there is no browser.</summary>
    /// <param name="address">The page's address, which paths are relative to.</param>
    /// <param name="width">Its width in CSS pixels.</param>
    /// <param name="dark">Whether the reader prefers dark.</param>
    /// <param name="scripts">Whether scripts run.</param>
    public async Task<IPage> OpenAsync(Uri address, int width = 1280, bool dark = false, bool scripts = true)
    {
        if (browser is null)
            throw TestService.Absent(why!);
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = address.AbsoluteUri,
            ViewportSize = new() { Width = width, Height = width < 600 ? 812 : 900 },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            JavaScriptEnabled = scripts,
            Locale = "en-CA",
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(15_000);
        return await context.NewPageAsync();
    }

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        if (why is not null)
            return;
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("TEST_CHROMIUM"),
            Args = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--font-render-hinting=none"],
        });
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
    }
}
