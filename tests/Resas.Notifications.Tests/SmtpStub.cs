using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Resas.Notifications.Tests;

/// <summary>A mail server on a port of its own that keeps what it is given. It refuses what it is told to refuse.</summary>
internal sealed class SmtpStub : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new();
    private readonly Task serving;

    public SmtpStub()
    {
        listener.Start();
        serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>The answer to RCPT TO.</summary>
    public string Recipient { get; set; } = "250 OK";

    /// <summary>When set, nothing is answered to the greeting.</summary>
    public bool IsMute { get; set; }

    public List<string> Mails { get; } = [];
    public List<string> Commands { get; } = [];

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        listener.Stop();
        await serving;
        end.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(end.Token);
                await TalkAsync(client);
            }
        }
        catch (Exception over) when (over is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
        await using var writer = new StreamWriter(client.GetStream(), new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        if (!IsMute) await writer.WriteLineAsync("220 stub");
        while (await reader.ReadLineAsync(end.Token) is { } line)
        {
            Commands.Add(line);
            switch (line.Split(' ', ':')[0].ToUpperInvariant())
            {
                case "EHLO":
                    await writer.WriteLineAsync("250-stub\r\n250 AUTH LOGIN");
                    break;
                case "AUTH":
                    await writer.WriteLineAsync("334 UGFzc3dvcmQ6");
                    Commands.Add(await reader.ReadLineAsync(end.Token) ?? "");
                    await writer.WriteLineAsync("235 OK");
                    break;
                case "RCPT":
                    await writer.WriteLineAsync(Recipient);
                    break;
                case "DATA":
                    await writer.WriteLineAsync("354 go on");
                    Mails.Add(await DataAsync(reader));
                    await writer.WriteLineAsync("250 kept");
                    break;
                case "QUIT":
                    await writer.WriteLineAsync("221 bye");
                    return;
                default:
                    await writer.WriteLineAsync("250 OK");
                    break;
            }
        }
    }

    private async Task<string> DataAsync(StreamReader reader)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync(end.Token) is { } line && line != ".") text.Append(line).Append('\n');
        return text.ToString();
    }
}
