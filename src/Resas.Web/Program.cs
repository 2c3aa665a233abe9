using Microsoft.Extensions.Options;
using Resas.Accounts;
using Resas.Blocks;
using Resas.Demonstration;
using Resas.Kernel.Database;
using Resas.Kernel.Hosting;
using Resas.Notifications;
using Resas.Properties;
using Resas.Sync;
using Resas.Web;

if (Verbs.AreAskedFor(args)) return await Verbs.RunAsync(args);

try
{
    var builder = DemonstrationSetup.CreateBuilder(args);
    builder.Services.AddKernel();
    builder.Services.AddProperties().AddAccounts().AddBlocks().AddSync().AddNotifications();
    builder.Services.AddPages();

    var app = builder.Build();
    app.UsePages();
    app.Services.GetRequiredService<IStartupValidator>().Validate();
    await DatabaseSetup.MigrateAsync(app.Services, app.Lifetime.ApplicationStopping);
    await app.RunAsync();
    return 0;
}
catch (Exception failure) when (StartFailure.Explain(failure) is { } sentence)
{
    await Console.Error.WriteLineAsync(sentence);
    return 2;
}
