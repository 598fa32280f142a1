using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using BriefingBus.Testing;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace BriefingBus.Web.Tests.Quality;

/// <summary>What every page has to be: open to everyone, light, quick, valid, usable at any size and by keyboard.</summary>
[Collection(EveryPageTests.Name)]
public sealed class PageQualityTests(Chromium chromium, EveryPage all)
{
    private const int Heaviest = 100_000;
    /// <summary>The stylesheet and the script that sets the theme before anything is painted.</summary>
    private const int MostBlocking = 2;

    /// <summary>
    /// Work of the page's own thread from the request until it is painted, in milliseconds of a machine that counts to
    /// <see cref="Counted"/> in 100 ms; a briefing, the heaviest page, needs 250. Other tests' work and a slow machine do not count
    /// here, as they would by the clock.
    /// </summary>
    private const double MostWork = 400;

    /// <summary>How far the browser counts to show how fast the machine is at the moment.</summary>
    private const int Counted = 20_000_000;

    [Fact]
    public async Task No_page_breaks_a_rule_of_accessibility_light_or_dark()
    {
        var page = await chromium.OpenAsOperatorAsync(all.Web);
        var found = new List<string>();
        foreach (var path in all.Paths.Append("/no-such-page"))
        {
            await page.GotoAsync(path);
            foreach (var look in (Look[])[new(1280, Dark: false), new(375, Dark: true)])
            {
                await look.ShowAsync(page);
                found.AddRange((await Axe.ViolationsAsync(page)).Select(violation => $"{look}: {violation}"));
            }
        }

        found.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_violation_of_an_accessibility_rule_is_found()
    {
        var page = await chromium.OpenAsOperatorAsync(all.Web);
        await page.SetContentAsync(
            "<title>t</title><main><h1>Heading</h1><p style='color:#999;background:#aaa'>Pale</p><button></button><img src=x></main>");

        (await Axe.ViolationsAsync(page)).Select(v => v.Split(": ")[1])
            .ShouldBe(["button-name", "color-contrast", "html-has-lang", "image-alt"]);
    }

    [Fact]
    public async Task No_page_scrolls_sideways_at_any_width_or_size_of_text_and_a_telephone_shows_every_column_of_a_table()
    {
        var page = await chromium.OpenAsOperatorAsync(all.Web);
        var (found, tables) = (new List<string>(), 0);
        foreach (var path in all.Paths.Append("/no-such-page"))
        {
            await page.GotoAsync(path);
            foreach (var (width, text) in ((int, string)[])[(320, "100%"), (375, "100%"), (1280, "200%")])
                await FitsAsync(path, width, text);
        }

        found.ShouldBeEmpty();
        tables.ShouldBeGreaterThan(4);

        async Task FitsAsync(string path, int width, string text)
        {
            await new Look(width, Dark: false).ShowAsync(page);
            await page.EvaluateAsync($"document.documentElement.style.fontSize = '{text}'");
            if (await page.EvaluateAsync<int>("document.documentElement.scrollWidth") is var needed && needed > width)
                found.Add($"{path} needs {needed} of {width} with text of {text}");
            if (width != 375)
                return;
            var widths = await page.EvaluateAsync<int[]>("[...document.querySelectorAll('.scroll:has(table)')].map(s => s.scrollWidth)");
            found.AddRange(widths.Where(w => w > width).Select(w => $"a table of {path} needs {w}"));
            tables += widths.Length;
        }
    }

    [Fact]
    public async Task The_navigation_shows_every_entry_whole_without_scrolling()
    {
        foreach (var page in new[] { await chromium.OpenAsOperatorAsync(all.Web), await chromium.OpenAsync(all.Web.Address) })
        {
            await page.GotoAsync("/dead-letters");
            foreach (var width in (int[])[320, 375, 768, 1280])
            {
                await new Look(width, Dark: false).ShowAsync(page);
                var cut = await page.EvaluateAsync<string[]>("""
                    [...document.querySelectorAll('header.site nav a')].filter(a => {
                      const entry = a.getBoundingClientRect();
                      for (let box = a.parentElement; box; box = box.parentElement) {
                        const frame = box.getBoundingClientRect();
                        if (entry.right > frame.right + 1 || entry.left < frame.left - 1) return true;
                      }
                      return entry.width === 0;
                    }).map(a => a.textContent)
                    """);

                cut.ShouldBeEmpty($"at {width}");
            }
        }
    }

    [Fact]
    public async Task Every_page_is_light_paints_at_once_and_stays_where_it_is()
    {
        var found = new List<string>();
        foreach (var path in all.Paths)
        {
            var loads = new List<Load>();
            while (loads.Count == 0 || (loads.Count < 3 && loads[^1] is not { Work: < MostWork, Shift: 0 }))
                loads.Add(await LoadAsync(path));

            // The best of three: a browser that waits for a processor may paint a page that has come by half; PiecemealTests has those.
            var (bytes, blocking, complaints) = (loads[0].Bytes, loads[0].Blocking, string.Join("; ", loads[0].Complaints));
            var (work, shift) = (loads.Min(l => l.Work), loads.Min(l => l.Shift));
            var paint = loads.Min(l => l.FirstPaint);
            var measured = string.Create(
                CultureInfo.InvariantCulture,
                $"{bytes / 1000.0:0.0} kB, {blocking} block painting, {work:0} ms of work, paint at {paint:0} ms, shift {shift}: {path}");
            TestContext.Current.TestOutputHelper!.WriteLine(measured);
            if (bytes > Heaviest || blocking > MostBlocking || work >= MostWork || shift > 0 || complaints is not "")
                found.Add($"{measured} {complaints}");
        }

        found.ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_page_is_valid_html()
    {
        var validator = Environment.GetEnvironmentVariable("TEST_HTML_VALIDATE");
        if (TestService.WhyAbsent("TEST_HTML_VALIDATE") is { } why)
            throw TestService.Absent(why);
        var folder = Directory.CreateTempSubdirectory("briefingbus-html-");
        try
        {
            var paths = all.Paths.Append("/no-such-page").ToList();
            for (var i = 0; i < paths.Count; i++)
            {
                using var answer = await all.Web.Client.GetAsync(paths[i]);
                await File.WriteAllTextAsync(Path.Combine(folder.FullName, $"{i:00}.html"), await answer.Content.ReadAsStringAsync());
            }

            var start = new ProcessStartInfo(validator!, ["--preset", "standard", "--formatter", "json", "--ext", "html", folder.FullName])
            {
                RedirectStandardOutput = true,
                WorkingDirectory = folder.FullName,
            };
            using var process = Process.Start(start)!;
            var report = JsonDocument.Parse(await process.StandardOutput.ReadToEndAsync());
            await process.WaitForExitAsync();

            var faults =
                from file in report.RootElement.EnumerateArray()
                let name = Path.GetFileNameWithoutExtension(file.GetProperty("filePath").GetString()!)
                let path = paths[int.Parse(name, CultureInfo.InvariantCulture)]
                from message in file.GetProperty("messages").EnumerateArray()
                select $"{path} line {message.GetProperty("line")}: {message.GetProperty("ruleId")}: {message.GetProperty("message")}";
            faults.ShouldBeEmpty();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Every_page_is_read_without_scripts_and_has_one_heading_and_one_title_of_its_own()
    {
        var page = await chromium.OpenAsOperatorAsync(all.Web, scripts: false);
        var titles = new List<string>();
        foreach (var path in all.Paths.Where(p => p is not "/" and not "/today/morning"))
        {
            await page.GotoAsync(path);
            (await page.Locator("h1").CountAsync()).ShouldBe(1, path);
            (await page.Locator("main").InnerTextAsync()).Length.ShouldBeGreaterThan(40, path);
            titles.Add(await page.TitleAsync());
        }

        titles.Distinct().Count().ShouldBeGreaterThanOrEqualTo(titles.Count - 5); // the same page in another state
    }

    [Fact]
    public async Task The_keyboard_reaches_everything_in_order_and_shows_where_it_is()
    {
        var page = await chromium.OpenAsOperatorAsync(all.Web);
        foreach (var path in new[] { "/today/morning", "/archive?month=2025-09", "/search?q=the", "/feeds", "/pipeline" })
        {
            await page.GotoAsync(path);
            await page.Keyboard.PressAsync("Tab");
            (await page.EvaluateAsync<string>("document.activeElement.textContent")).ShouldBe("Skip to the content");
            (await page.EvaluateAsync<double>("document.activeElement.getBoundingClientRect().left")).ShouldBeGreaterThanOrEqualTo(0);
            await page.Keyboard.PressAsync("Enter");
            await page.Keyboard.PressAsync("Tab");
            (await page.EvaluateAsync<bool>("document.querySelector('main').contains(document.activeElement)")).ShouldBeTrue(path);
            (await page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle")).ShouldNotBe("none", path);

            const string controls = """
                [...document.querySelectorAll(
                  'main a[href], main button, main input:not([type=hidden]), main select, main summary')].filter(e => e.checkVisibility())
                """;
            var expected = await page.EvaluateAsync<int>($"{controls}.length");
            var reached = await page.EvaluateAsync<int>(
                controls + ".filter(e => { e.focus(); return document.activeElement === e && e.tabIndex >= 0; }).length");
            reached.ShouldBe(expected, path);
        }
    }

    [Fact]
    public async Task A_briefing_prints_whole_without_what_only_a_screen_can_use()
    {
        var page = await chromium.OpenAsOperatorAsync(all.Web);
        await page.GotoAsync("/today/morning");
        var headlines = await page.Locator(".story h3").CountAsync();
        foreach (var summary in (await page.Locator("details.section > summary").AllAsync()).Take(3))
            await summary.ClickAsync();

        await page.EmulateMediaAsync(new() { Media = Media.Print });

        (await page.Locator("header.site").IsVisibleAsync()).ShouldBeFalse();
        (await page.Locator(".contents").IsVisibleAsync()).ShouldBeFalse();
        (await page.Locator("#since").IsVisibleAsync()).ShouldBeFalse();
        var visible = 0;
        foreach (var headline in await page.Locator(".story h3").AllAsync())
            visible += await headline.IsVisibleAsync() ? 1 : 0;
        visible.ShouldBe(headlines);
    }

    private async Task<Load> LoadAsync(string path)
    {
        var page = await chromium.OpenAsOperatorAsync(all.Web);
        try
        {
            var complaints = new List<string>();
            page.Console += (_, message) =>
            {
                if (message.Type is "error" or "warning")
                    complaints.Add(message.Text);
            };
            page.PageError += (_, error) => complaints.Add(error);
            var browser = await page.Context.NewCDPSessionAsync(page);
            var bytes = 0L;
            await browser.SendAsync("Network.enable");
            browser.Event("Network.loadingFinished").OnEvent += (_, loaded) =>
                bytes += (long)loaded!.Value.GetProperty("encodedDataLength").GetDouble();
            await browser.SendAsync("Performance.enable", new() { ["timeDomain"] = "threadTicks" });
            await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.Load });
            var paint = await page.EvaluateAsync<double>("""
                new Promise(done => new PerformanceObserver(list => {
                    const paint = list.getEntriesByName('first-contentful-paint')[0];
                    if (paint) done(paint.startTime);
                  })
                  .observe({ type: 'paint', buffered: true }))
                """);
            var work = await TaskTimeAsync(browser);
            await page.EvaluateAsync($"(() => {{ let sum = 0; for (let i = 0; i < {Counted}; i++) sum = (sum + i) | 0; return sum; }})()");
            var counting = await TaskTimeAsync(browser) - work;
            work *= 100 / counting;
            var blocking = await page.EvaluateAsync<int>(
                "performance.getEntriesByType('resource').filter(r => r.renderBlockingStatus === 'blocking').length");
            var shift = await page.EvaluateAsync<double>("""
                new Promise(done => {
                  let sum = 0;
                  new PerformanceObserver(list => { for (const s of list.getEntries()) sum += s.value; })
                    .observe({ type: 'layout-shift', buffered: true });
                  setTimeout(() => done(sum), 300);
                })
                """);
            return new(bytes, blocking, work, paint, shift, complaints);
        }
        finally
        {
            await Chromium.LeaveAsync(page);
        }
    }

    /// <summary>Milliseconds of processor time of the page's thread so far.</summary>
    private static async Task<double> TaskTimeAsync(ICDPSession browser) =>
        1000 * (await browser.SendAsync("Performance.getMetrics"))!.Value.GetProperty("metrics").EnumerateArray()
            .Single(m => m.GetProperty("name").GetString() == "TaskDuration").GetProperty("value").GetDouble();

    private sealed record Load(
        long Bytes,
        int Blocking,
        double Work,
        double FirstPaint,
        double Shift,
        IReadOnlyList<string> Complaints);
}
