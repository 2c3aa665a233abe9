using System.CommandLine;
using System.CommandLine.Help;
using System.Globalization;
using System.Resources;
using System.Text;
using System.Text.RegularExpressions;
using Resas.Kernel.Hosting;
using Resas.Sync;

namespace Resas.Web;

/// <summary>What the program does in place of serving pages, when its first word asks for it. Needs no server, no database and no folder.</summary>
internal static partial class Verbs
{
    // EX_USAGE and EX_CONFIG of sysexits.h, and what a shell says of Ctrl+C: a verb's own statuses stay clear of them.
    private const int WrongUsage = 64;
    private const int WrongSetting = 78;
    private const int Interrupted = 130;
    private static readonly string[] AsksForHelp = ["--help", "-h", "-?"];

    public static bool AreAskedFor(string[] args) => Words(args) is [var first, ..] && (AsksForHelp.Contains(first) || char.IsAsciiLetter(first.FirstOrDefault()) && !first.Contains('=', StringComparison.Ordinal));

    public static async Task<int> RunAsync(string[] args)
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        return await RunAsync(args, Console.Out, Console.Error);
    }

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        using var _ = Languages.Speak(LanguageOf(args));
        try
        {
            var line = Root(args).Parse(Words(args), new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (line.Errors.Count > 0) return Refuse(line, error);
            return await line.InvokeAsync(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        }
        catch (OperationCanceledException)
        {
            return Interrupted;
        }
        catch (Exception failure) when (StartFailure.OfSettings(failure) is { } sentence)
        {
            await error.WriteLineAsync(sentence);
            return WrongSetting;
        }
    }

    private static RootCommand Root(string[] args)
    {
        var texts = new ResourceManager(typeof(Texts));
        var root = new RootCommand(texts.GetString("Verbs.Description", CultureInfo.CurrentUICulture)!) { SyncModule.FeedVerb(Settings(args)) };
        foreach (var help in root.Options.OfType<HelpOption>()) help.Description = texts.GetString("Verbs.Help", CultureInfo.CurrentUICulture);
        return root;
    }

    private static int Refuse(ParseResult line, TextWriter error)
    {
        // An address among the words is a secret.
        foreach (var wrong in line.Errors) error.WriteLine(Address().Replace(wrong.Message, "${host}/…"));
        error.WriteLine();
        line.InvocationConfiguration.Output = error;
        new HelpAction().Invoke(line);
        return WrongUsage;
    }

    /// <summary>Without the settings for the host that may stand before a verb: "--contentRoot=…".</summary>
    private static string[] Words(string[] args) => [.. args.SkipWhile(IsSetting)];

    private static bool IsSetting(string arg) => arg.StartsWith("--", StringComparison.Ordinal) && arg.Contains('=', StringComparison.Ordinal);

    /// <summary>The same files and variables as the server's.</summary>
    private static IConfigurationRoot Settings(string[] args)
    {
        var given = args.TakeWhile(IsSetting).ToArray();
        var host = new ConfigurationBuilder().AddEnvironmentVariables("DOTNET_").AddEnvironmentVariables("ASPNETCORE_").AddCommandLine(given).Build();
        return new ConfigurationBuilder().SetBasePath(Path.GetFullPath(host["contentRoot"] ?? "."))
            .AddJsonFile("appsettings.json", optional: true).AddJsonFile($"appsettings.{host["environment"] ?? "Production"}.json", optional: true)
            .AddEnvironmentVariables().AddCommandLine(given).Build();
    }

    /// <summary>As asked; else French where the system is, else English: the language of command lines.</summary>
    private static string LanguageOf(string[] args)
    {
        var asked = Array.FindIndex(args, arg => arg.StartsWith("--lang", StringComparison.Ordinal)) is var at and >= 0
            ? args[at] == "--lang" ? args.ElementAtOrDefault(at + 1) : args[at]["--lang=".Length..] : null;
        if (asked is not null && Languages.All.Contains(asked)) return asked;
        return CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == Languages.Default ? Languages.Default : "en";
    }

    [GeneratedRegex(@"[A-Za-z][A-Za-z0-9+.-]*://([^\s/@'""]*@)?(?<host>[^\s/?#'""]*)[^\s'""]*")]
    private static partial Regex Address();
}
