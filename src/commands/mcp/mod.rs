//! `otp-triage mcp`: the tools of an assistant over standard input and output, by the Model Context Protocol.
//!
//! This is the only file that knows the protocol's library; what the tools do is in [`tools`]. Every call carries all
//! facts of its case, so that nothing is kept between calls.

mod input;
mod tools;

use rmcp::model::{
    CallToolRequestParams, CallToolResult, ContentBlock, CustomRequest, CustomResult, ErrorCode, ErrorData,
    GetPromptRequestParams, GetPromptResult, Implementation, ListPromptsResult, ListResourcesResult, ListToolsResult,
    PaginatedRequestParams, Prompt, PromptMessage, ReadResourceRequestParams, ReadResourceResult, Resource,
    ResourceContents, Role, ServerCapabilities, ServerConfig, Tool, ToolAnnotations,
};
use rmcp::service::RequestContext;
use rmcp::{RoleServer, ServerHandler, ServiceExt};
use serde_json::Value;

use crate::commands::book::{BookArgs, rulebook_with_codes};
use crate::commands::exit::{Exit, Failure};
use crate::commands::mcp::tools::{Reply, TOOLS, Work};
use crate::privacy::quoted;

#[derive(Debug, clap::Args)]
#[command(
    after_long_help = "The program speaks the Model Context Protocol on its input and output until the input ends. It opens no connection,\n\
    keeps nothing between calls, and repeats no code, number or address.\n\n\
    Examples:\n  \
    otp-triage mcp\n  \
    otp-triage mcp --rules my-rules/\n\n\
    An assistant starts it with the command `otp-triage` and the argument `mcp`."
)]
pub(crate) struct Args {
    #[command(flatten)]
    book: BookArgs,
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> Result<Exit, Failure> {
    let (book, _) = rulebook_with_codes(&args.book)?;
    let server = Server { work: Work::new(book) };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(failed)?;
    runtime.block_on(async {
        let running = match server.serve(rmcp::transport::stdio()).await {
            Ok(running) => running,
            // The input ended before anybody said hello.
            Err(rmcp::service::ServerInitializeError::ConnectionClosed(_)) => return Ok(()),
            Err(error) => return Err(failed(error)),
        };
        running.waiting().await.map(|_| ()).map_err(failed)
    })?;
    // The thread that reads the input may still wait for it.
    runtime.shutdown_background();
    Ok(Exit::Success)
}

fn failed(error: impl std::error::Error + Send + Sync + 'static) -> Failure {
    Failure::new(Exit::Input, anyhow::Error::new(error))
}

/// The tools behind the protocol.
struct Server {
    work: Work,
}

/// The introduction for an assistant.
const INSTRUCTIONS: &str = "Finds out why a one-time code does not arrive or is refused. Ask the person one question at a \
    time, in their words; pass everything known with every call; say alerts before anything else; go through one fix at a \
    time. Never ask for a code, a password or a secret.";

/// The texts that can be read whole.
const RESOURCES: [(&str, &str, &str); 3] = [
    (
        "otp-triage://questions",
        "questions",
        "Questions with their answers, fixes and services, as `catalog` prints them",
    ),
    ("otp-triage://codes", "codes", "Code lists of providers, as ids and names"),
    ("otp-triage://findings", "findings", "What `rules_check` can report, with an example of wrong and right"),
];

impl ServerHandler for Server {
    fn get_info(&self) -> ServerConfig {
        let capabilities = ServerCapabilities::builder().enable_tools().enable_resources().enable_prompts().build();
        let mut info = ServerConfig::new(capabilities);
        info.server_info = Implementation::new("otp-triage", env!("CARGO_PKG_VERSION"));
        info.instructions = Some(INSTRUCTIONS.to_owned());
        info
    }

    async fn list_tools(
        &self,
        _: Option<PaginatedRequestParams>,
        _: RequestContext<RoleServer>,
    ) -> Result<ListToolsResult, ErrorData> {
        let tools = TOOLS.iter().map(|tool| {
            let Value::Object(input) = (tool.input)() else { unreachable!("a schema of arguments is an object") };
            let hints = ToolAnnotations::from_raw(None, Some(true), None, Some(true), Some(false));
            Tool::new(tool.name, tool.says, input).annotate(hints)
        });
        Ok(ListToolsResult::with_all_items(tools.collect()))
    }

    async fn call_tool(
        &self,
        request: CallToolRequestParams,
        _: RequestContext<RoleServer>,
    ) -> Result<rmcp::model::CallToolResponse, ErrorData> {
        let Some(tool) = TOOLS.iter().find(|tool| tool.name == request.name) else {
            let names: Vec<&str> = TOOLS.iter().map(|tool| tool.name).collect();
            let message = format!("no tool `{}`; there are {}", quoted(&request.name), names.join(", "));
            return Err(ErrorData::invalid_params(message, None));
        };
        let arguments = Value::Object(request.arguments.unwrap_or_default());
        let result = match (tool.run)(&self.work, arguments) {
            Ok(Reply { text, value }) => {
                let mut result = CallToolResult::success(vec![ContentBlock::text(text)]);
                result.structured_content = value;
                result
            }
            // A slip is told with the way out, so that the assistant can mend it by itself.
            Err(told) => CallToolResult::error(vec![ContentBlock::text(told)]),
        };
        Ok(result.into())
    }

    async fn list_resources(
        &self,
        _: Option<PaginatedRequestParams>,
        _: RequestContext<RoleServer>,
    ) -> Result<ListResourcesResult, ErrorData> {
        let resources = RESOURCES.map(|(uri, name, says)| {
            Resource::new(uri, name).with_description(says).with_mime_type("application/json")
        });
        Ok(ListResourcesResult::with_all_items(resources.to_vec()))
    }

    async fn read_resource(
        &self,
        request: ReadResourceRequestParams,
        _: RequestContext<RoleServer>,
    ) -> Result<rmcp::model::ReadResourceResponse, ErrorData> {
        let text = match request.uri.as_str() {
            "otp-triage://questions" => self.work.questions(),
            "otp-triage://codes" => self.work.codes(),
            "otp-triage://findings" => tools::findings(),
            _ => return Err(ErrorData::resource_not_found("no such resource", None)),
        };
        let contents = ResourceContents::text(text, request.uri).with_mime_type("application/json");
        Ok(ReadResourceResult::new(vec![contents]).into())
    }

    async fn on_custom_request(
        &self,
        _: CustomRequest,
        _: RequestContext<RoleServer>,
    ) -> Result<CustomResult, ErrorData> {
        // Without its name, which may be anything.
        let message =
            "no such method, or a call of a wrong shape: `tools/call` takes a `name` and an object of `arguments`";
        Err(ErrorData::new(ErrorCode::METHOD_NOT_FOUND, message, None))
    }

    async fn list_prompts(
        &self,
        _: Option<PaginatedRequestParams>,
        _: RequestContext<RoleServer>,
    ) -> Result<ListPromptsResult, ErrorData> {
        let says = "Walk somebody through the trouble with a one-time code";
        Ok(ListPromptsResult::with_all_items(vec![Prompt::new("triage", Some(says), None)]))
    }

    async fn get_prompt(
        &self,
        request: GetPromptRequestParams,
        _: RequestContext<RoleServer>,
    ) -> Result<rmcp::model::GetPromptResponse, ErrorData> {
        if request.name != "triage" {
            return Err(ErrorData::invalid_params("the only prompt is `triage`", None));
        }
        let text = format!("{INSTRUCTIONS} Begin with the tool `start`.");
        Ok(GetPromptResult::new(vec![PromptMessage::new_text(Role::User, text)]).into())
    }
}
